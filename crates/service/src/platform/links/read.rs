use console::{
    AttemptView, AuthorizerRef, Ctx, CustomerRef, LinkDetail, LinkForm, LinkList, LinkRow,
    PersonRef, QrFormat,
};
use domain::{
    attempt::AttemptState,
    call::{COMPONENT_TOKEN, PRE_AUTH_CODE},
    catalogue,
    ids::{CustomerId, LinkId},
    list::LinkFilter,
    ticket::TicketHealth,
};
use secrecy::ExposeSecret as _;
use store::{AttemptRow, AuthorizerName, FailedPressRow, StoreError};

use crate::{
    failure::{Explainer, is_unlisted},
    platform::{Desk, customers::customer_ref, quotas::pauses_of},
    qr::{qr_code, qr_png, qr_svg},
};

/// How many customers the form offers (any other can be typed), and how many attempts a link's page shows.
const CHOICES: u64 = 200;
const ATTEMPTS: u64 = 50;

impl Desk {
    pub(in crate::platform) async fn list_links(
        &self,
        ctx: &Ctx,
        filter: &LinkFilter,
    ) -> Result<LinkList, StoreError> {
        let rows = self.rows();
        let page = rows.links(filter, ctx.now).await?;
        let makers = rows.link_makers(CHOICES).await?;
        let customer = match &filter.customer {
            Some(id) => match rows.customer(id).await {
                Ok(row) => Some(CustomerRef {
                    id: row.id,
                    name: row.name,
                }),
                Err(StoreError::NotFound) => None,
                Err(error) => return Err(error),
            },
            None => None,
        };
        Ok(LinkList {
            page: page.map(|row| link_row(&row, ctx)),
            makers: makers
                .into_iter()
                .map(|(id, name)| PersonRef { id, name })
                .collect(),
            customer,
        })
    }

    pub(in crate::platform) async fn read_link(
        &self,
        ctx: &Ctx,
        id: &LinkId,
    ) -> Result<LinkDetail, StoreError> {
        let link = self.rows().link(id).await?;
        let attempts = self.read_attempts(ctx, id).await?;
        let state = self.rows().component_state().await?;
        let pauses = self.rows().pauses(ctx.now).await?;
        let url = self.landing_url(&link);
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
            opened_at: link.opened_at,
            revoked_at: link.revoked_at,
            reissued_from: link.reissued_from,
            version: link.version,
            ticket: TicketHealth::of(state.ticket_at, ctx.now),
            pauses: pauses_of(pauses, &[PRE_AUTH_CODE, COMPONENT_TOKEN]),
            attempts,
        })
    }

    /// Its presses, newest first: those that led to WeChat, and those that led nowhere.
    async fn read_attempts(&self, ctx: &Ctx, id: &LinkId) -> Result<Vec<AttemptView>, StoreError> {
        let rows = self.rows();
        let (attempts, failed) = tokio::try_join!(
            rows.attempts_of(id, ATTEMPTS),
            rows.failed_presses_of(id, ATTEMPTS),
        )?;
        let unlisted = attempts.iter().any(|row| is_unlisted(row.failure.as_ref()))
            || failed.iter().any(|row| is_unlisted(Some(&row.failure)));
        let explainer = self.explainer(unlisted).await?;
        let attempts = attempts
            .into_iter()
            .map(|row| attempt_view(row, &explainer, ctx));
        let failed = failed
            .into_iter()
            .map(|row| failed_press_view(row, &explainer));
        let mut views: Vec<AttemptView> = attempts.chain(failed).collect();
        views.sort_by_key(|view| std::cmp::Reverse(view.last_pressed_at()));
        views.truncate(usize::try_from(ATTEMPTS).unwrap_or(usize::MAX));
        Ok(views)
    }

    pub(in crate::platform) async fn draw_link(
        &self,
        id: &LinkId,
        format: QrFormat,
    ) -> Result<Vec<u8>, StoreError> {
        let url = self.landing_url(&self.rows().link(id).await?);
        Ok(match format {
            QrFormat::Svg => qr_svg(&url).into_bytes(),
            QrFormat::Png => qr_png(&url),
        })
    }

    fn landing_url(&self, link: &store::LinkRow) -> String {
        let token = link.token.expose_secret();
        format!("{}/l/{token}", self.platform.public_origin)
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
        note: row.note.clone(),
        grants: row.grants,
        max_grants: row.max_grants,
        made_by: row.made_by.clone(),
        created_at: row.created_at,
        expires_at: row.expires_at,
    }
}

fn attempt_view(row: AttemptRow, explainer: &Explainer, ctx: &Ctx) -> AttemptView {
    AttemptView {
        can_retry: row.state == AttemptState::Returned
            && row.code_expires_at.is_none_or(|at| at > ctx.now),
        code_expires_at: row.code_expires_at,
        tries: row.tries,
        next_try_at: row.next_try_at,
        id: row.id,
        state: row.state,
        form: row.form,
        pressed_at: row.pressed_at,
        presses: 1,
        pre_auth_expires_at: Some(row.pre_auth_expires_at),
        returned_at: row.returned_at,
        via: row.via,
        ended_at: row.ended_at,
        failure: row.failure.map(|failure| explainer.explain(failure)),
        wrong_account: row.wrong_account,
        authorizer: row.authorizer.map(authorizer_ref),
    }
}

/// Presses without a code: there is nothing to wait for and nothing to try again.
fn failed_press_view(row: FailedPressRow, explainer: &Explainer) -> AttemptView {
    AttemptView {
        id: row.id,
        state: AttemptState::Failed,
        form: row.form,
        pressed_at: row.first_at,
        presses: row.times,
        pre_auth_expires_at: None,
        returned_at: None,
        via: None,
        code_expires_at: None,
        tries: 0,
        next_try_at: None,
        can_retry: false,
        ended_at: Some(row.last_at),
        failure: Some(explainer.explain(row.failure)),
        wrong_account: false,
        authorizer: None,
    }
}

fn authorizer_ref(row: AuthorizerName) -> AuthorizerRef {
    AuthorizerRef {
        id: row.id,
        name: row.name,
        appid: row.appid,
    }
}
