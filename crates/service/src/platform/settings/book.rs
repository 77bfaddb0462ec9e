use async_trait::async_trait;
use console::{Ctx, Fault, PlatformForm, Refusal, Settings, SettingsBook};
use domain::audit::Action;

use crate::{core::answer, platform::Desk};

#[async_trait]
impl SettingsBook for Desk {
    async fn settings(&self, ctx: &Ctx) -> Result<Settings, Fault> {
        answer(
            ctx,
            "reading a platform's settings",
            self.read_settings().await,
        )
    }

    async fn change_settings(
        &self,
        ctx: &Ctx,
        form: &PlatformForm,
        version: &str,
        confirmed: bool,
    ) -> Result<(), Refusal> {
        self.owner_only(ctx, Action::ChangePlatform).await?;
        self.write_settings(ctx, form, version, confirmed).await
    }

    async fn keep_test_pair(
        &self,
        ctx: &Ctx,
        token: &str,
        encoding_aes_key: &str,
    ) -> Result<(), Refusal> {
        self.owner_only(ctx, Action::KeepTestPair).await?;
        self.take_test_pair(ctx, token, encoding_aes_key).await
    }

    async fn retire_pair(&self, ctx: &Ctx, pair: &str) -> Result<(), Refusal> {
        self.owner_only(ctx, Action::RetirePair).await?;
        self.drop_pair(ctx, pair).await
    }
}
