use console::{Ctx, Refusal};
use domain::audit::Action;
use store::StoreError;

use crate::{audit::Facts, core::refusal, platform::Desk};

impl Desk {
    pub(super) async fn resume(&self, ctx: &Ctx) -> Result<(), Refusal> {
        let ended = self.end_pauses(ctx).await;
        ended.map_err(|error| refusal(ctx, "ending pauses", error))
    }

    async fn end_pauses(&self, ctx: &Ctx) -> Result<(), StoreError> {
        let id = &self.platform.id;
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(id);
        let pauses = rows.pauses(ctx.now).await?;
        if pauses.is_empty() {
            return Ok(());
        }
        rows.end_all_pauses().await?;
        rows.wake_run(ctx.now).await?;
        let apis: Vec<String> = pauses.into_iter().map(|pause| pause.api).collect();
        let event = self
            .of_platform(ctx, Action::ResumeApis)
            .before(Facts::new().with("apis", apis));
        tx.audit(event.done()).await?;
        tx.commit().await?;
        self.service.pauses().end_all(id);
        Ok(())
    }
}
