use domain::{attempt::Failure, ids::PlatformId, ticket::TicketAnswer, time::Timestamp};
use secrecy::SecretString;

/// A platform's component_verify_ticket and component_access_token.
#[derive(Debug, Clone)]
pub struct ComponentState {
    /// The newest ticket.
    pub ticket: Option<SecretString>,
    /// When it was received.
    pub ticket_at: Option<Timestamp>,
    /// The token.
    pub token: Option<SecretString>,
    /// When the token expires.
    pub token_expires_at: Option<Timestamp>,
    /// Why the last renewal failed, when it did.
    pub failure: Option<Failure>,
    /// When that was.
    pub failed_at: Option<Timestamp>,
    /// When WeChat was last asked to push tickets, and what came of it.
    pub asked: Option<(Timestamp, Result<TicketAnswer, Failure>)>,
    /// When the token came.
    pub token_at: Option<Timestamp>,
    /// When a renewal that failed is tried again by itself.
    pub retry_at: Option<Timestamp>,
    /// How many renewals failed since the last that did not.
    pub failed_tries: i64,
}

/// Whether a platform's accounts can be renewed, without its secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComponentHealth {
    /// Which platform.
    pub platform: PlatformId,
    /// When the newest ticket was received.
    pub ticket_at: Option<Timestamp>,
    /// When the token expires.
    pub token_expires_at: Option<Timestamp>,
    /// When a renewal that failed is tried again by itself.
    pub retry_at: Option<Timestamp>,
    /// How long no account is renewed, since what failed for one would fail for all.
    pub rest: Rest,
}

/// A rest of all renewals of a platform's accounts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rest {
    /// How long.
    pub until: Option<Timestamp>,
    /// How many in a row, without a renewal that went well.
    pub times: i64,
}

/// A token that should live was voided by WeChat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRival {
    /// When WeChat said so.
    pub at: Timestamp,
    /// Of which API it was asked then.
    pub api: String,
    /// What it said.
    pub errcode: Option<i64>,
    /// Its request id.
    pub rid: Option<String>,
    /// When the token was renewed here for the last time.
    pub renewed_at: Option<Timestamp>,
}

/// Another system that seems to renew a platform's tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RivalRow {
    /// Since when.
    pub since: Timestamp,
    /// How often it showed.
    pub times: i64,
    /// The last time.
    pub last_at: Timestamp,
    /// Of which API WeChat was asked then.
    pub api: String,
    /// What it said.
    pub errcode: Option<i64>,
    /// Its request id.
    pub rid: Option<String>,
    /// When the token had been renewed here for the last time.
    pub renewed_at: Option<Timestamp>,
}
