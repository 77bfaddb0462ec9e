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

/// The longest note for the customer, in characters.
pub const NOTE_MAX: u32 = 200;

/// Where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// Made, and not opened yet as far as we know.
    Pending,
    /// The customer saw its page.
    Opened,
    /// Its button was pressed; no grant so far.
    Pressed,
    /// It was pressed, the newest attempt came to nothing, and none brought a grant: it can be pressed again.
    Failed,
    /// It brought the grants that it was made for.
    Granted,
    /// Its life is over without them.
    Expired,
    /// Staff withdrew it.
    Revoked,
}

impl LinkState {
    /// Every state, in the order of a link's life.
    pub const ALL: [Self; 7] = [
        Self::Pending,
        Self::Opened,
        Self::Pressed,
        Self::Failed,
        Self::Granted,
        Self::Expired,
        Self::Revoked,
    ];

    /// Where a link stands at `now` that has come as far as `stage` and lives until `expires_at`.
    #[must_use]
    pub fn at(stage: Self, expires_at: Timestamp, now: Timestamp) -> Self {
        if stage.is_open() && expires_at <= now {
            Self::Expired
        } else {
            stage
        }
    }

    /// Whether the customer can still press its button.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Pending | Self::Opened | Self::Pressed | Self::Failed
        )
    }

    /// Whether staff can still give it more time, or take it back.
    #[must_use]
    pub const fn can_change(self) -> bool {
        self.is_open() || matches!(self, Self::Expired)
    }

    /// As it is stored and as it stands in a URL.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Opened => "opened",
            Self::Pressed => "pressed",
            Self::Failed => "failed",
            Self::Granted => "granted",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_open_link_grows_too_old() {
        let end = Timestamp::from_secs(100);
        for stage in LinkState::ALL {
            assert_eq!(LinkState::from_code(stage.code()), Some(stage));
            assert_eq!(LinkState::at(stage, end, end.plus_secs(-1)), stage);
            let late = if stage.is_open() {
                LinkState::Expired
            } else {
                stage
            };
            assert_eq!(LinkState::at(stage, end, end), late, "{stage:?}");
        }
        assert!(LinkState::Failed.is_open() && !LinkState::Expired.is_open());
        assert!(LinkState::Expired.can_change() && !LinkState::Granted.can_change());
    }
}
