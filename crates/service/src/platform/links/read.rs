use console::{AttemptView, AuthorizerRef, Ctx, LinkDetail, LinkForm, LinkRow};
use domain::{
    catalogue,
    ids::{CustomerId, LinkId},
    list::{LinkFilter, Page},
    ticket::TicketHealth,
};
use secrecy::ExposeSecret as _;
use store::{AttemptRow, AuthorizerName, StoreError};

use crate::{
    failure::explained,
    platform::{Desk, customers::customer_ref},
    qr::qr_code,
};

/// How many customers the form offers, and how many attempts a link's page shows.
const CHOICES: u64 = 200;
const ATTEMPTS: u64 = 50;

impl Desk {
    pub(in crate::platform) async fn list_links(
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

    pub(in crate::platform) async fn read_link(
        &self,
        ctx: &Ctx,
        id: &LinkId,
    ) -> Result<LinkDetail, StoreError> {
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

    pub(in crate::platform) async fn read_link_form(
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
}

/// A link as pages show it.
pub(in crate::platform) fn link_row(row: &store::LinkRow, ctx: &Ctx) -> LinkRow {
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
