use console::{Ctx, Refusal, Rejected};
use domain::{audit::Action, ids::PersonId, problem::FormProblem};
use store::{MemberRow, StoreError};

use crate::{
    audit::{Actor, Event, Object},
    core::refusal,
    platform::Desk,
};

impl Desk {
    /// Keeps somebody from working here, or lets them again. What is so already changes nothing and is told nowhere.
    pub(super) async fn switch_person(
        &self,
        ctx: &Ctx,
        id: &PersonId,
        disabled: bool,
    ) -> Result<(), Refusal> {
        let person = self
            .somebody(id)
            .await
            .map_err(|error| refusal(ctx, "reading a person", error))?;
        let problem = if person.id == self.person.id {
            Some((FormProblem::OwnSelf, "own_self"))
        } else if person.is_owner {
            Some((FormProblem::OwnerStays, "owner"))
        } else {
            None
        };
        let action = if disabled {
            Action::DisablePerson
        } else {
            Action::EnablePerson
        };
        let event = Event::new(ctx, Actor::of(ctx), action)
            .at(&self.platform.id)
            .on(Object::person(&person.id, &person.name));
        if let Some((problem, why)) = problem {
            self.service
                .record(event.refused(why))
                .await
                .map_err(|error| refusal(ctx, "recording a refusal", error))?;
            return Err(Rejected::general(problem).into());
        }
        self.write_switch(ctx, &person, disabled, event)
            .await
            .map_err(|error| refusal(ctx, "switching a person", error))
    }

    async fn write_switch(
        &self,
        ctx: &Ctx,
        person: &MemberRow,
        disabled: bool,
        event: Event,
    ) -> Result<(), StoreError> {
        let tx = self.service.store().begin().await?;
        let changed = tx
            .platform(&self.platform.id)
            .set_member_disabled(&person.id, disabled.then_some(ctx.now))
            .await?;
        if !changed {
            return Ok(());
        }
        tx.audit(event.done()).await?;
        tx.commit().await
    }
}
