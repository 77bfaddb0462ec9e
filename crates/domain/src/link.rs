//! Authorization links: what they ask for, and where they stand.

use serde::{Deserialize, Serialize};

use crate::{account::AuthType, sets::SetIds, time::Timestamp};

/// How long a link may live, in days; the console offers these.
pub const LIVES_DAYS: [i64; 4] = [1, 3, 7, 30];

/// What a link asks of the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Which accounts the customer may pick.
    pub auth_type: AuthType,
    /// The one account that is meant, when it is known.
    pub biz_appid: Option<String>,
    /// The sets asked for (`category_id_list`); empty: all that the platform offers.
    pub sets: SetIds,
}

/// The facts that decide where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkFacts {
    /// When it stops working.
    pub expires_at: Timestamp,
    /// When staff withdrew it.
    pub revoked_at: Option<Timestamp>,
    /// How many grants were recorded under it.
    pub grants: i64,
    /// How many it may bring: 1 unless staff chose otherwise.
    pub max_grants: i64,
    /// How often its button was pressed.
    pub presses: i64,
}

/// Where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// Made, and not used yet.
    Pending,
    /// Its button was pressed; no grant so far.
    Pressed,
    /// It brought the grants that it was made for.
    Granted,
    /// Its life is over without them.
    Expired,
    /// Staff withdrew it.
    Revoked,
}

impl LinkState {
    /// The state that follows from the facts at `now`.
    #[must_use]
    pub fn of(facts: LinkFacts, now: Timestamp) -> Self {
        if facts.grants >= facts.max_grants {
            Self::Granted
        } else if facts.revoked_at.is_some() {
            Self::Revoked
        } else if facts.expires_at <= now {
            Self::Expired
        } else if facts.presses > 0 {
            Self::Pressed
        } else {
            Self::Pending
        }
    }

    /// Whether the customer can still press its button.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::Pressed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_used_link_stays_used_whatever_comes_after() {
        let now = Timestamp::from_secs(100);
        let fresh = LinkFacts {
            expires_at: now.plus_secs(1),
            revoked_at: None,
            grants: 0,
            max_grants: 1,
            presses: 0,
        };
        assert_eq!(LinkState::of(fresh, now), LinkState::Pending);
        assert_eq!(
            LinkState::of(
                LinkFacts {
                    presses: 2,
                    ..fresh
                },
                now
            ),
            LinkState::Pressed
        );
        assert_eq!(LinkState::of(fresh, now.plus_secs(1)), LinkState::Expired);
        let revoked = LinkFacts {
            revoked_at: Some(now),
            ..fresh
        };
        assert_eq!(LinkState::of(revoked, now.plus_secs(9)), LinkState::Revoked);
        assert_eq!(
            LinkState::of(
                LinkFacts {
                    grants: 1,
                    ..revoked
                },
                now.plus_secs(9)
            ),
            LinkState::Granted
        );
        assert!(
            LinkState::of(
                LinkFacts {
                    grants: 1,
                    max_grants: 2,
                    ..fresh
                },
                now
            )
            .is_open()
        );
    }
}
