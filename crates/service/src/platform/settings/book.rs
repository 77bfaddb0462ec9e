use async_trait::async_trait;
use console::{Ctx, Fault, PlatformForm, Refusal, Settings, SettingsBook};

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
        if !self.person.is_owner {
            return Err(Fault::NotFound.into());
        }
        self.write_settings(ctx, form, version, confirmed).await
    }
}
