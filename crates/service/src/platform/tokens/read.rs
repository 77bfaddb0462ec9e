use console::{AccountToken, Ctx, RivalView, TokenList};
use domain::{
    call::{AUTHORIZER_TOKEN, COMPONENT_TOKEN},
    list::TokenFilter,
    ticket::TicketHealth,
    token::component_renew_at,
};
use store::{RivalRow, StoreError, TokenRow};

use crate::{
    failure::{Explainer, is_unlisted},
    platform::{Desk, overview::token_view, quotas::pauses_of},
};

impl Desk {
    pub(super) async fn read_tokens(
        &self,
        ctx: &Ctx,
        filter: &TokenFilter,
    ) -> Result<TokenList, StoreError> {
        let rows = self.rows();
        let (state, rival, pauses, rest, page) = tokio::try_join!(
            rows.component_state(),
            rows.rival(),
            rows.pauses(ctx.now),
            rows.rest_of_renewals(),
            rows.token_list(filter)
        )?;
        let failures = page.rows.iter().map(|row| row.failure.as_ref());
        let unlisted = failures.chain([state.failure.as_ref()]).any(is_unlisted);
        let explainer = self.explainer(unlisted).await?;
        Ok(TokenList {
            component_at: state.token_at,
            component_renew_at: component_renew_at(state.token_expires_at, state.retry_at),
            has_ticket: TicketHealth::of(state.ticket_at, ctx.now).is_usable(),
            rival: rival.map(rival_view),
            pauses: pauses_of(pauses, &[COMPONENT_TOKEN, AUTHORIZER_TOKEN]),
            rests_until: rest.until.filter(|at| *at > ctx.now),
            component: token_view(state, &explainer),
            page: page.map(|row| account_token(row, &explainer)),
        })
    }
}

/// As pages show it.
pub(in crate::platform) fn rival_view(row: RivalRow) -> RivalView {
    RivalView {
        since: row.since,
        last_at: row.last_at,
        times: row.times,
        api: row.api,
        errcode: row.errcode,
        rid: row.rid,
        renewed_at: row.renewed_at,
    }
}

fn account_token(row: TokenRow, explainer: &Explainer) -> AccountToken {
    AccountToken {
        id: row.id,
        appid: row.appid,
        name: row.name,
        renewable: row.renewable,
        at: row.access_at,
        expires_at: row.expires_at,
        renew_at: row.renew_at,
        failure: row.failure.map(|failure| explainer.explain(failure)),
        failed_at: row.failed_at,
        failed_tries: row.failed_tries,
        asked_at: row.asked_at,
    }
}
