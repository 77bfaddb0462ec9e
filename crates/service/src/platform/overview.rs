use console::{
    ConflictCounts, Counts, Ctx, Overview, PlatformRef, RefusedPushes, TicketView, TokenView,
};
use domain::{
    list::COUNTED,
    push::REFUSED_DAYS,
    ticket::{BUDGET_SECS, TicketHealth},
    time::Timestamp,
};
use store::{ComponentState, StoreError};

use super::{Desk, audit::audit_row, quotas::pause_view, tokens::rival_view};
use crate::{
    failure::{Explainer, is_unlisted},
    registration::push_base,
};

/// How many entries of the trail the overview shows.
const RECENT: u64 = 8;

impl Desk {
    pub(super) async fn read_overview(&self, ctx: &Ctx) -> Result<Overview, StoreError> {
        let rows = self.rows();
        let (state, counts, conflicts, refused, rival, pauses, recent, dead_pushes) = tokio::try_join!(
            rows.component_state(),
            rows.counts(ctx.now, COUNTED + 1),
            rows.conflict_counts(COUNTED + 1),
            rows.refused_pushes(refused_since(ctx)),
            rows.rival(),
            rows.pauses(ctx.now),
            rows.recent_audit(RECENT),
            rows.dead_pushes(),
        )?;
        let explainer = self.explainer(is_unlisted(state.failure.as_ref())).await?;
        Ok(Overview {
            platform: PlatformRef {
                slug: self.platform.slug.clone(),
                name: self.platform.name.clone(),
            },
            component_appid: self.platform.component_appid.clone(),
            event_url: self.event_url(),
            ticket: ticket_view(&state, ctx),
            token: token_view(state, &explainer),
            counts: Counts {
                customers: counts.customers,
                open_links: counts.open_links,
                authorizers: counts.authorizers,
                lacking: counts.lacking,
                unassigned: counts.unassigned,
                suspected: counts.suspected,
                conflicts: ConflictCounts {
                    open: conflicts.open,
                    exclusive: conflicts.exclusive,
                    unacknowledged: conflicts.unacknowledged,
                },
                dead_pushes,
            },
            refused_pushes: refused.into_iter().map(refused_view).collect(),
            rival: rival.map(rival_view),
            pauses: pauses.into_iter().map(pause_view).collect(),
            recent: recent.into_iter().map(audit_row).collect(),
        })
    }

    /// Where WeChat pushes the platform's events.
    pub(super) fn event_url(&self) -> String {
        format!("{}/events", push_base(&self.platform))
    }

    /// Where WeChat pushes its accounts' messages, with `$APPID$` in it.
    pub(super) fn message_url(&self) -> String {
        format!("{}/messages/$APPID$", push_base(&self.platform))
    }
}

/// The component token, without the token.
pub(super) fn token_view(state: ComponentState, explainer: &Explainer) -> TokenView {
    TokenView {
        expires_at: state.token_expires_at,
        failure: state.failure.map(|failure| explainer.explain(failure)),
        failed_at: state.failed_at,
    }
}

/// Since when refused pushes are told of.
pub(super) fn refused_since(ctx: &Ctx) -> Timestamp {
    ctx.now.plus_secs(-REFUSED_DAYS * 86_400)
}

/// Refused pushes of one reason.
pub(super) fn refused_view(row: store::RefusedPushes) -> RefusedPushes {
    RefusedPushes {
        reason: row.reason,
        count: row.count,
        last_at: row.last_at,
    }
}

/// How it stands with the ticket now.
pub(super) fn ticket_view(state: &ComponentState, ctx: &Ctx) -> TicketView {
    let left = state
        .ticket_at
        .map_or(0, |at| at.plus_secs(BUDGET_SECS).secs_since(ctx.now));
    TicketView {
        health: TicketHealth::of(state.ticket_at, ctx.now),
        received_at: state.ticket_at,
        budget_left_secs: left.clamp(0, BUDGET_SECS),
    }
}
