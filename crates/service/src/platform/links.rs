use console::{
    AttemptView, AuthorizerRef, Ctx, LinkDetail, LinkForm, LinkRow, NewLink, Refusal, Rejected,
};
use domain::{
    account::AuthType,
    audit::Action,
    catalogue,
    ids::{CustomerId, LinkId},
    link::{Ask, LIVES_DAYS},
    list::{LinkFilter, Page},
    problem::{FieldProblem, FormProblem},
    sets::SetIds,
    text,
    ticket::TicketHealth,
};
use secrecy::{ExposeSecret as _, SecretString};
use store::{AttemptRow, AuthorizerName, CustomerName, CustomerRow, StoreError};

use super::{Desk, customers::customer_ref};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    entropy,
    failure::explained,
    qr::qr_code,
};

/// How many customers the form offers, and how many attempts a link's page shows.
const CHOICES: u64 = 200;
const ATTEMPTS: u64 = 50;
const SECS_PER_DAY: i64 = 86_400;
const MAX_GRANTS: i64 = 100;

/// A form for a link that passed its checks.
struct Checked {
    customer: CustomerName,
    ask: Ask,
    life_days: i64,
    max_grants: i64,
}

impl Desk {
    pub(super) async fn list_links(
        &self,
        ctx: &Ctx,
        filter: &LinkFilter,
    ) -> Result<Page<LinkRow>, StoreError> {
        Ok(self
            .rows()
            .links(filter)
            .await?
            .map(|row| link_row(&row, ctx)))
    }

    pub(super) async fn read_link(&self, ctx: &Ctx, id: &LinkId) -> Result<LinkDetail, StoreError> {
        let link = self.rows().link(id).await?;
        let attempts = self.rows().attempts_of(id, ATTEMPTS).await?;
        let url = format!(
            "{}/l/{}",
            self.platform.public_origin,
            link.token.expose_secret()
        );
        let sets = catalogue::of_auth_type(
            if link.ask.sets.is_empty() {
                &self.platform.offered
            } else {
                &link.ask.sets
            },
            link.ask.auth_type,
        );
        Ok(LinkDetail {
            link: link_row(&link, ctx),
            sets,
            qr: qr_code(&url),
            url,
            attempts: attempts.into_iter().map(attempt_view).collect(),
        })
    }

    pub(super) async fn read_link_form(
        &self,
        ctx: &Ctx,
        customer: Option<&CustomerId>,
    ) -> Result<LinkForm, StoreError> {
        let state = self.rows().component_state().await?;
        let customers = self.rows().customer_refs(CHOICES, customer).await?;
        let chosen = customers
            .iter()
            .find(|row| Some(&row.id) == customer)
            .cloned();
        Ok(LinkForm {
            ticket: TicketHealth::of(state.ticket_at, ctx.now),
            customers: customers.into_iter().map(customer_ref).collect(),
            chosen: chosen.map(customer_ref),
            offered: self.platform.offered.clone(),
        })
    }

    pub(super) async fn write_link(&self, ctx: &Ctx, new: &NewLink) -> Result<LinkId, Refusal> {
        let state = self
            .rows()
            .component_state()
            .await
            .map_err(|error| refusal(ctx, "reading the ticket", error))?;
        let problem = match TicketHealth::of(state.ticket_at, ctx.now) {
            TicketHealth::Fresh => None,
            TicketHealth::Missing => Some(FormProblem::TicketMissing),
            TicketHealth::Stale => Some(FormProblem::TicketStale),
            TicketHealth::Expired => Some(FormProblem::TicketExpired),
        };
        let checked = self.check_link(ctx, new).await;
        if let Some(problem) = problem {
            // The fields' problems are told along: what was typed has to pass once the ticket is back.
            let fields = match checked {
                Err(Refusal::Rejected(rejected)) => rejected.fields,
                _ => Vec::new(),
            };
            self.refuse_link(ctx, problem).await?;
            return Err(Rejected {
                general: Some(problem),
                fields,
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

    async fn check_link(&self, ctx: &Ctx, new: &NewLink) -> Result<Checked, Refusal> {
        let mut rejected = Rejected::none();
        let customer = match self.check_customer(&new.customer).await {
            Ok(checked) => rejected.check("customer", checked),
            Err(error) => return Err(refusal(ctx, "reading a customer", error)),
        };
        let auth_type = new
            .auth_type
            .parse()
            .ok()
            .and_then(AuthType::from_number)
            .ok_or(FieldProblem::NotOffered);
        let auth_type = rejected.check("auth_type", auth_type);
        let biz_appid = rejected.check("biz_appid", pinned(&new.biz_appid));
        let sets = rejected.check("sets", self.check_sets(&new.sets, auth_type));
        let life_days = new
            .life_days
            .parse()
            .ok()
            .filter(|days| LIVES_DAYS.contains(days));
        let life_days = rejected.check("life_days", life_days.ok_or(FieldProblem::NotOffered));
        let max_grants = rejected.check("max_grants", grants(&new.max_grants));
        match (customer, auth_type, biz_appid, sets, life_days, max_grants) {
            (
                Some(customer),
                Some(auth_type),
                Some(biz_appid),
                Some(sets),
                Some(life_days),
                Some(max_grants),
            ) => Ok(Checked {
                customer,
                ask: Ask {
                    auth_type,
                    biz_appid,
                    sets,
                },
                life_days,
                max_grants,
            }),
            _ => Err(rejected.into()),
        }
    }

    /// The customer with the id that a form sent.
    pub(super) async fn check_customer(
        &self,
        id: &str,
    ) -> Result<Result<CustomerName, FieldProblem>, StoreError> {
        if id.trim().is_empty() {
            return Ok(Err(FieldProblem::Required));
        }
        let Ok(id) = id.parse::<CustomerId>() else {
            return Ok(Err(FieldProblem::NotFound));
        };
        match self.rows().customer(&id).await {
            Ok(CustomerRow { id, name, .. }) => Ok(Ok(CustomerName { id, name })),
            Err(StoreError::NotFound) => Ok(Err(FieldProblem::NotFound)),
            Err(error) => Err(error),
        }
    }

    /// The sets picked: each offered by the platform, and each within reach of the accounts that the link is for.
    fn check_sets(
        &self,
        picked: &[String],
        auth_type: Option<AuthType>,
    ) -> Result<SetIds, FieldProblem> {
        let sets: Option<SetIds> = picked.iter().map(|id| id.parse::<i64>().ok()).collect();
        let sets = sets.ok_or(FieldProblem::NotOffered)?;
        if !sets.minus(&self.platform.offered).is_empty() {
            return Err(FieldProblem::NotOffered);
        }
        match auth_type {
            Some(auth_type) if catalogue::of_auth_type(&sets, auth_type) != sets => {
                Err(FieldProblem::WrongKind)
            }
            _ => Ok(sets),
        }
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
        } = checked;
        let expires_at = ctx.now.plus_secs(life_days * SECS_PER_DAY);
        let facts = Facts::new()
            .with("customer", customer.name.as_str())
            .with("auth_type", ask.auth_type.number())
            .with("biz_appid", ask.biz_appid.clone())
            .sets("sets", &ask.sets)
            .with("max_grants", max_grants)
            .with("expires_at", expires_at.utc());
        let row = store::NewLink {
            id: id.clone(),
            customer_id: customer.id,
            token: SecretString::from(entropy::secret()),
            ask,
            max_grants,
            expires_at,
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

    async fn refuse_link(&self, ctx: &Ctx, problem: FormProblem) -> Result<(), Refusal> {
        let reason = match problem {
            FormProblem::TicketMissing => "ticket_missing",
            FormProblem::TicketStale => "ticket_stale",
            _ => "ticket_expired",
        };
        let event = Event::new(ctx, Actor::of(ctx), Action::MakeLink)
            .at(&self.platform.id)
            .refused(reason);
        let object = Object::platform(&self.platform.id, &self.platform.name);
        let written = self.service.record(event.on(object)).await;
        written.map_err(|error| refusal(ctx, "recording a refused link", error))
    }
}

fn pinned(text: &str) -> Result<Option<String>, FieldProblem> {
    if text.trim().is_empty() {
        Ok(None)
    } else {
        text::app_id(text).map(Some)
    }
}

fn grants(text: &str) -> Result<i64, FieldProblem> {
    let number = text.trim().parse().map_err(|_| FieldProblem::Malformed)?;
    if (1..=MAX_GRANTS).contains(&number) {
        Ok(number)
    } else {
        Err(FieldProblem::Malformed)
    }
}

/// A link as pages show it.
pub(super) fn link_row(row: &store::LinkRow, ctx: &Ctx) -> LinkRow {
    LinkRow {
        id: row.id.clone(),
        customer: customer_ref(row.customer.clone()),
        state: row.state(ctx.now),
        ask: row.ask.clone(),
        grants: row.grants,
        max_grants: row.max_grants,
        made_by: row.made_by.clone(),
        created_at: row.created_at,
        expires_at: row.expires_at,
    }
}

fn attempt_view(row: AttemptRow) -> AttemptView {
    AttemptView {
        id: row.id,
        state: row.state,
        form: row.form,
        pressed_at: row.pressed_at,
        pre_auth_expires_at: row.pre_auth_expires_at,
        returned_at: row.returned_at,
        via: row.via,
        ended_at: row.ended_at,
        failure: row.failure.map(explained),
        wrong_account: row.wrong_account,
        authorizer: row.authorizer.map(authorizer_ref),
    }
}

fn authorizer_ref(row: AuthorizerName) -> AuthorizerRef {
    AuthorizerRef {
        id: row.id,
        name: row.name,
        appid: row.appid,
    }
}
