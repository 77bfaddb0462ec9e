use console::{
    ConflictCounts, Counts, Ctx, Overview, PlatformRef, RefusedPushes, TicketView, TokenView,
};
use domain::ticket::{BUDGET_SECS, TicketHealth};
use store::{ComponentState, StoreError};

use super::{Desk, audit::audit_row};
use crate::failure::explained;

/// How many entries of the trail the overview shows.
const RECENT: u64 = 8;

impl Desk {
    pub(super) async fn read_overview(&self, ctx: &Ctx) -> Result<Overview, StoreError> {
        let rows = self.rows();
        let (state, counts, conflicts, refused, recent) = tokio::try_join!(
            rows.component_state(),
            rows.counts(ctx.now),
            rows.conflict_counts(),
            rows.refused_pushes(),
            rows.recent_audit(RECENT),
        )?;
        Ok(Overview {
            platform: PlatformRef {
                slug: self.platform.slug.clone(),
                name: self.platform.name.clone(),
            },
            component_appid: self.platform.component_appid.clone(),
            event_url: format!(
                "{}/push/{}/events",
                self.platform.public_origin, self.platform.slug
            ),
            ticket: ticket_view(&state, ctx),
            token: TokenView {
                expires_at: state.token_expires_at,
                failure: state.failure.map(explained),
                failed_at: state.failed_at,
            },
            counts: Counts {
                customers: counts.customers,
                open_links: counts.open_links,
                authorizers: counts.authorizers,
                lacking: counts.lacking,
                unassigned: counts.unassigned,
                conflicts: ConflictCounts {
                    open: conflicts.open,
                    exclusive: conflicts.exclusive,
                    unacknowledged: conflicts.unacknowledged,
                },
            },
            refused_pushes: refused
                .into_iter()
                .map(|row| RefusedPushes {
                    reason: row.reason,
                    count: row.count,
                    last_at: row.last_at,
                })
                .collect(),
            recent: recent.into_iter().map(audit_row).collect(),
        })
    }
}

fn ticket_view(state: &ComponentState, ctx: &Ctx) -> TicketView {
    let left = state
        .ticket_at
        .map_or(0, |at| at.plus_secs(BUDGET_SECS).secs_since(ctx.now));
    TicketView {
        health: TicketHealth::of(state.ticket_at, ctx.now),
        received_at: state.ticket_at,
        budget_left_secs: left.clamp(0, BUDGET_SECS),
    }
}
