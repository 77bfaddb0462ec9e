use console::{Ctx, NewLink, Refusal, Rejected};
use domain::{audit::Action, ids::LinkId, problem::FormProblem, ticket::TicketHealth};
use secrecy::SecretString;
use store::StoreError;

use super::check::Checked;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    entropy,
    platform::Desk,
};

pub(super) const SECS_PER_DAY: i64 = 86_400;

impl Desk {
    pub(in crate::platform) async fn write_link(
        &self,
        ctx: &Ctx,
        new: &NewLink,
    ) -> Result<LinkId, Refusal> {
        let problem = self.ticket_problem(ctx).await?;
        let checked = self.check_link(ctx, new).await;
        if let Some(problem) = problem {
            // The fields' problems are told along: what was typed has to pass once the ticket is back.
            let fields = match checked {
                Err(Refusal::Rejected(rejected)) => rejected,
                _ => Rejected::none(),
            };
            self.refuse_link(ctx, Action::MakeLink, problem).await?;
            return Err(Rejected {
                general: Some(problem),
                ..fields
            }
            .into());
        }
        let checked = checked?;
        let id = LinkId::new(ctx.now, entropy::bytes());
        self.insert_link(ctx, &id, checked)
            .await
            .map_err(|error| refusal(ctx, "making a link", error))?;
        Ok(id)
    }

    async fn insert_link(
        &self,
        ctx: &Ctx,
        id: &LinkId,
        checked: Checked,
    ) -> Result<(), StoreError> {
        let Checked {
            customer,
            ask,
            life_days,
            max_grants,
            note,
        } = checked;
        let expires_at = ctx.now.plus_secs(life_days * SECS_PER_DAY);
        let facts = Facts::new()
            .with("customer", customer.name.as_str())
            .with("auth_type", ask.auth_type.number())
            .with("biz_appid", ask.biz_appid.clone())
            .sets("sets", &ask.sets)
            .with("max_grants", max_grants)
            .with("note", note.as_str())
            .with("expires_at", expires_at.utc());
        let row = store::NewLink {
            id: id.clone(),
            customer_id: customer.id,
            token: SecretString::from(entropy::secret()),
            ask,
            note,
            max_grants,
            expires_at,
            reissued_from: None,
            created_at: ctx.now,
            created_by: self.person.id.clone(),
            made_by: self.person.name.clone(),
        };
        let tx = self.service.store().begin().await?;
        tx.platform(&self.platform.id).insert_link(&row).await?;
        let event = Event::new(ctx, Actor::of(ctx), Action::MakeLink).at(&self.platform.id);
        tx.audit(
            event
                .on(Object::link(id, &customer.name))
                .after(facts)
                .done(),
        )
        .await?;
        tx.commit().await
    }

    /// What keeps WeChat from taking a link's customers at the moment.
    pub(super) async fn ticket_problem(&self, ctx: &Ctx) -> Result<Option<FormProblem>, Refusal> {
        let state = self
            .rows()
            .component_state()
            .await
            .map_err(|error| refusal(ctx, "reading the ticket", error))?;
        Ok(match TicketHealth::of(state.ticket_at, ctx.now) {
            TicketHealth::Fresh => None,
            TicketHealth::Missing => Some(FormProblem::TicketMissing),
            TicketHealth::Stale | TicketHealth::Critical => Some(FormProblem::TicketStale),
            TicketHealth::Expired => Some(FormProblem::TicketExpired),
        })
    }

    pub(super) async fn refuse_link(
        &self,
        ctx: &Ctx,
        action: Action,
        problem: FormProblem,
    ) -> Result<(), Refusal> {
        let reason = match problem {
            FormProblem::TicketMissing => "ticket_missing",
            FormProblem::TicketStale => "ticket_stale",
            FormProblem::CustomerArchived => "customer_archived",
            _ => "ticket_expired",
        };
        let event = self.of_platform(ctx, action).refused(reason);
        let written = self.service.record(event).await;
        written.map_err(|error| refusal(ctx, "recording a refused link", error))
    }
}
