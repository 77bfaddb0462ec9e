//! Inviting somebody to work on a platform.

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// How long an invitation lives: three days, in seconds.
pub const LIFE_SECS: i64 = 3 * 24 * 3_600;
/// How long its link can be read by who made it, in seconds. After that nobody can.
pub const LEGIBLE_SECS: i64 = 10 * 60;
/// How many of a platform's can be open at once.
pub const MOST_OPEN: u32 = 50;

/// Where an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// It can be accepted.
    Open,
    /// It was accepted.
    Accepted,
    /// Staff withdrew it.
    Withdrawn,
    /// Its life is over.
    Expired,
}

impl InvitationState {
    /// From what happened to it.
    #[must_use]
    pub fn of(
        accepted_at: Option<Timestamp>,
        withdrawn_at: Option<Timestamp>,
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Self {
        if accepted_at.is_some() {
            Self::Accepted
        } else if withdrawn_at.is_some() {
            Self::Withdrawn
        } else if expires_at <= now {
            Self::Expired
        } else {
            Self::Open
        }
    }
}
