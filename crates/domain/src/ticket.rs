//! The age of the component_verify_ticket, on which everything else hangs (`docs/wechat.md` §5.4, §8).

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// A ticket buys component tokens for 12 hours.
pub const BUDGET_SECS: i64 = 12 * 3_600;
/// WeChat pushes about every 10 minutes: after 30 something is wrong.
pub const STALE_AFTER_SECS: i64 = 30 * 60;
/// With less than this left somebody has to act, whatever the hour.
pub const CRITICAL_LEFT_SECS: i64 = 4 * 3_600;

/// What WeChat said when it was asked to push tickets (`docs/wechat.md` §3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketAnswer {
    /// It had stopped, and pushes again.
    Restarted,
    /// It was pushing all along: what it pushes does not arrive.
    WasRunning,
}

impl TicketAnswer {
    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Restarted => "restarted",
            Self::WasRunning => "was_running",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Restarted, Self::WasRunning]
            .into_iter()
            .find(|answer| answer.code() == code)
    }
}

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
    /// The same, and less than four of the twelve hours are left.
    Critical,
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
        } else if age <= BUDGET_SECS - CRITICAL_LEFT_SECS {
            Self::Stale
        } else if age < BUDGET_SECS {
            Self::Critical
        } else {
            Self::Expired
        }
    }

    /// Whether WeChat still gives a token for it.
    #[must_use]
    pub const fn is_usable(self) -> bool {
        !matches!(self, Self::Missing | Self::Expired)
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
            (8 * 3_600, TicketHealth::Stale),
            (8 * 3_600 + 1, TicketHealth::Critical),
            (BUDGET_SECS - 1, TicketHealth::Critical),
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
