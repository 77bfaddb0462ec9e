//! The age of the component_verify_ticket, on which everything else hangs (`docs/wechat.md` §5.4, §8).

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// A ticket buys component tokens for 12 hours.
pub const BUDGET_SECS: i64 = 12 * 3_600;
/// WeChat pushes about every 10 minutes: after 30 something is wrong.
pub const STALE_AFTER_SECS: i64 = 30 * 60;

/// How it stands with a platform's ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketHealth {
    /// None was ever received.
    Missing,
    /// Received within the last 30 minutes.
    Fresh,
    /// WeChat's pushes stopped arriving; the ticket still works until its 12 hours are over.
    Stale,
    /// Older than 12 hours: WeChat refuses it with 61005.
    Expired,
}

impl TicketHealth {
    /// The health of a ticket that was received at `received_at`.
    #[must_use]
    pub fn of(received_at: Option<Timestamp>, now: Timestamp) -> Self {
        let Some(received_at) = received_at else {
            return Self::Missing;
        };
        let age = now.secs_since(received_at);
        if age <= STALE_AFTER_SECS {
            Self::Fresh
        } else if age < BUDGET_SECS {
            Self::Stale
        } else {
            Self::Expired
        }
    }

    /// Whether staff can make links: a link that cannot be used would only disappoint the customer.
    #[must_use]
    pub const fn allows_links(self) -> bool {
        matches!(self, Self::Fresh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn health_follows_age() {
        let at = Timestamp::from_secs(1_000_000);
        assert_eq!(TicketHealth::of(None, at), TicketHealth::Missing);
        for (age, health) in [
            (0, TicketHealth::Fresh),
            (1_800, TicketHealth::Fresh),
            (1_801, TicketHealth::Stale),
            (BUDGET_SECS - 1, TicketHealth::Stale),
            (BUDGET_SECS, TicketHealth::Expired),
            (-60, TicketHealth::Fresh),
        ] {
            assert_eq!(
                TicketHealth::of(Some(at), at.plus_secs(age)),
                health,
                "{age} s"
            );
        }
    }
}
