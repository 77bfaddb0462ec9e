use async_trait::async_trait;
use console::{Ctx, Fault, Refusal, Release, ReleaseBook};

use crate::{core::answer, platform::Desk};

#[async_trait]
impl ReleaseBook for Desk {
    async fn release(&self, ctx: &Ctx) -> Result<Release, Fault> {
        answer(
            ctx,
            "reading how it stands with the release",
            self.read_release().await,
        )
    }

    async fn rehearse(&self, ctx: &Ctx) -> Result<(), Refusal> {
        self.begin_rehearsal(ctx).await
    }
}
