use console::{Ctx, LinkReissue, Refusal, Rejected};
use domain::{audit::Action, ids::LinkId, problem::FormProblem};
use secrecy::SecretString;
use store::{LinkRow, NewLink, StoreError};

use super::{check::life, make::SECS_PER_DAY};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    entropy,
    platform::Desk,
};

impl Desk {
    pub(in crate::platform) async fn make_anew(
        &self,
        ctx: &Ctx,
        id: &LinkId,
        reissue: &LinkReissue,
    ) -> Result<LinkId, Refusal> {
        let old = self.editable(ctx, id).await?;
        let days = life(&reissue.new_life_days)
            .map_err(|problem| Rejected::field("new_life_days", problem))?;
        if let Some(problem) = self.ticket_problem(ctx).await? {
            self.refuse_link(ctx, Action::ReissueLink, problem).await?;
            return Err(Rejected::general(problem).into());
        }
        let customer = self.rows().customer(&old.customer.id).await;
        let customer = customer.map_err(|error| refusal(ctx, "reading a customer", error))?;
        if customer.archived_at.is_some() {
            let problem = FormProblem::CustomerArchived;
            return self
                .refuse_change(ctx, Action::ReissueLink, &old, problem)
                .await;
        }
        let new = self.in_place_of(ctx, &old, days);
        let version = reissue.version.parse().unwrap_or(-1);
        let done = self.replace(ctx, (&old, version), &new).await;
        if done.map_err(|error| refusal(ctx, "making a link anew", error))? {
            return Ok(new.id);
        }
        let problem = FormProblem::ChangedMeanwhile;
        self.refuse_change(ctx, Action::ReissueLink, &old, problem)
            .await
    }

    /// The same asked once more, under a new secret.
    fn in_place_of(&self, ctx: &Ctx, old: &LinkRow, days: i64) -> NewLink {
        NewLink {
            id: LinkId::new(ctx.now, entropy::bytes()),
            customer_id: old.customer.id.clone(),
            token: SecretString::from(entropy::secret()),
            ask: old.ask.clone(),
            note: old.note.clone(),
            max_grants: old.max_grants,
            expires_at: ctx.now.plus_secs(days * SECS_PER_DAY),
            reissued_from: Some(old.id.clone()),
            created_at: ctx.now,
            created_by: self.person.id.clone(),
            made_by: self.person.name.clone(),
        }
    }

    /// The new link and the end of the old one: both, or neither. One that was granted or withdrawn stays as it is.
    /// False, and nothing is made, when somebody changed the old one since it had this version: of two who make it anew
    /// at once, one does.
    async fn replace(
        &self,
        ctx: &Ctx,
        (old, version): (&LinkRow, i64),
        new: &NewLink,
    ) -> Result<bool, StoreError> {
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        if !rows.take_link_over(&old.id, version).await? {
            return Ok(false);
        }
        rows.insert_link(new).await?;
        let facts = Facts::new()
            .with("customer", old.customer.name.as_str())
            .with("reissued_from", old.id.as_str())
            .with("expires_at", new.expires_at.utc());
        let made = Event::new(ctx, Actor::of(ctx), Action::ReissueLink)
            .at(&self.platform.id)
            .on(Object::link(&new.id, &old.customer.name))
            .after(facts);
        tx.audit(made.done()).await?;
        if rows.revoke_link(&old.id, ctx.now).await? {
            let withdrawn = self
                .changed(ctx, Action::RevokeLink, old)
                .after(Facts::new().with("reissued_as", new.id.as_str()));
            tx.audit(withdrawn.done()).await?;
        }
        tx.commit().await?;
        Ok(true)
    }
}
