use console::{Ctx, Refusal, Rejected};
use domain::{
    audit::Action, authorizer::Standing, ids::AuthorizerId, list::TypedCustomer,
    problem::FieldProblem,
};
use store::{AuthorizerRow, CustomerName, Decision, StoreError};

use super::name_of;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    platform::Desk,
};

const DOING: &str = "deciding about an authorizer";

/// What staff can decide about whose an account is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Choice<'a> {
    /// Give it to this customer.
    Give(&'a TypedCustomer),
    /// Give it to the customer of the link by which its grant came.
    Accept,
    /// Put the decision aside for good.
    Ignore,
    /// Let it wait for a decision again.
    Restore,
}

impl Choice<'_> {
    const fn action(self) -> Action {
        match self {
            Self::Give(_) | Self::Accept => Action::AssignAuthorizer,
            Self::Ignore => Action::IgnoreAuthorizer,
            Self::Restore => Action::RestoreAuthorizer,
        }
    }
}

/// A choice that can be carried out.
enum Settled {
    Give(CustomerName),
    Stand(Action, Standing),
}

impl Desk {
    pub(super) async fn decide(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        version: &str,
        choice: Choice<'_>,
    ) -> Result<(), Refusal> {
        let row = self
            .rows()
            .authorizer(id)
            .await
            .map_err(|error| refusal(ctx, DOING, error))?;
        // A version that cannot be read is not the one that is stored.
        if version.trim().parse() != Ok(row.standing_version) {
            return self.too_late(ctx, &row, choice).await;
        }
        let settled = self.settled(ctx, &row, choice).await?;
        let written = self.carry_out(ctx, &row, &settled).await;
        let event = self.decision(ctx, &row, choice.action());
        self.service
            .unless_changed(ctx, DOING, event, written)
            .await
    }

    async fn settled(
        &self,
        ctx: &Ctx,
        row: &AuthorizerRow,
        choice: Choice<'_>,
    ) -> Result<Settled, Refusal> {
        match choice {
            Choice::Give(customer) => Ok(Settled::Give(self.wanted(ctx, customer).await?)),
            Choice::Accept => {
                let Some(attempt) = &row.set_aside_attempt_id else {
                    return self.too_late(ctx, row, choice).await;
                };
                let origins = self
                    .origins(std::slice::from_ref(attempt))
                    .await
                    .map_err(|error| refusal(ctx, DOING, error))?;
                let Some(origin) = origins.get(attempt) else {
                    return Err(Rejected::field("customer", FieldProblem::NotFound).into());
                };
                let customer = TypedCustomer::exactly(&origin.customer.id);
                Ok(Settled::Give(self.wanted(ctx, &customer).await?))
            }
            Choice::Ignore if row.standing.waits() => {
                Ok(Settled::Stand(Action::IgnoreAuthorizer, Standing::Ignored))
            }
            Choice::Restore if row.standing == Standing::Ignored => {
                let standing = if row.set_aside_attempt_id.is_some() || row.customer.is_some() {
                    Standing::WrongAccount
                } else {
                    Standing::Unassigned
                };
                Ok(Settled::Stand(Action::RestoreAuthorizer, standing))
            }
            Choice::Ignore | Choice::Restore => self.too_late(ctx, row, choice).await,
        }
    }

    /// Somebody else decided meanwhile.
    async fn too_late<T>(
        &self,
        ctx: &Ctx,
        row: &AuthorizerRow,
        choice: Choice<'_>,
    ) -> Result<T, Refusal> {
        let event = self.decision(ctx, row, choice.action());
        self.service
            .refuse_changed(ctx, event, Rejected::none())
            .await
    }

    fn decision(&self, ctx: &Ctx, row: &AuthorizerRow, action: Action) -> Event {
        Event::new(ctx, Actor::of(ctx), action)
            .at(&self.platform.id)
            .on(Object::authorizer(&row.id, name_of(row)))
    }

    async fn wanted(&self, ctx: &Ctx, customer: &TypedCustomer) -> Result<CustomerName, Refusal> {
        let checked = self
            .check_customer(customer)
            .await
            .map_err(|error| refusal(ctx, DOING, error))?;
        let mut rejected = Rejected::none();
        let customer = rejected.check_customer(checked);
        Ok(customer.ok_or(rejected)?)
    }

    async fn carry_out(
        &self,
        ctx: &Ctx,
        row: &AuthorizerRow,
        settled: &Settled,
    ) -> Result<bool, StoreError> {
        let before = row.customer.as_ref().map(|customer| customer.name.as_str());
        let (action, decision, customer, standing) = match settled {
            Settled::Give(customer) => (
                Action::AssignAuthorizer,
                Decision::Assign(&customer.id),
                Some(customer.name.as_str()),
                Standing::Assigned,
            ),
            Settled::Stand(action, standing) => {
                (*action, Decision::Stand(*standing), before, *standing)
            }
        };
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        if !rows
            .decide(&row.id, row.standing_version, decision, ctx.now)
            .await?
        {
            return Ok(false);
        }
        let before = Facts::new()
            .with("customer", before)
            .with("standing", row.standing.code());
        let after = Facts::new()
            .with("customer", customer)
            .with("standing", standing.code());
        let event = self.decision(ctx, row, action).before(before).after(after);
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok(true)
    }
}
