use console::{Ctx, Refusal, Rejected};
use domain::{audit::Action, ids::RehearsalId, problem::FormProblem};
use store::StoreError;

use crate::{audit::Facts, core::refusal, entropy, platform::Desk};

impl Desk {
    pub(super) async fn begin_rehearsal(&self, ctx: &Ctx) -> Result<(), Refusal> {
        match self.put_rehearsal(ctx).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Rejected::general(FormProblem::RehearsalUnderWay).into()),
            Err(error) => Err(refusal(ctx, "beginning a rehearsal", error)),
        }
    }

    async fn put_rehearsal(&self, ctx: &Ctx) -> Result<bool, StoreError> {
        let id = RehearsalId::new(ctx.now, entropy::bytes());
        let platform = &self.platform;
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&platform.id);
        if !rows
            .begin_rehearsal(&id, &self.person.name, ctx.now)
            .await?
        {
            return Ok(false);
        }
        let event = self
            .of_platform(ctx, Action::Rehearse)
            .after(Facts::new().with("origin", platform.public_origin.as_str()));
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok(true)
    }
}
