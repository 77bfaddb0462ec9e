use domain::{
    audit::{Action, ActorKind, ObjectKind, Outcome},
    ids::{AuditId, LinkId, RequestId},
    ticket::TicketHealth,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{ConflictCounts, FailureView, PauseView, Person, RivalView};

/// What stands around every page of the console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Who is signed in.
    pub person: Person,
    /// The platforms within reach, by name.
    pub platforms: Vec<PlatformRef>,
    /// The console talks to a stand-in instead of WeChat.
    pub sandbox: bool,
}

/// A platform as pages name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformRef {
    /// Its name in URLs.
    pub slug: String,
    /// Its name for people.
    pub name: String,
}

/// How it stands with a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// Which platform.
    pub platform: PlatformRef,
    /// Its component_appid.
    pub component_appid: String,
    /// The URL that WeChat's console wants for authorization events.
    pub event_url: String,
    /// Its component_verify_ticket.
    pub ticket: TicketView,
    /// Its component_access_token.
    pub token: TokenView,
    /// How much there is of each.
    pub counts: Counts,
    /// Pushes that were refused, by reason; newest first.
    pub refused_pushes: Vec<RefusedPushes>,
    /// Another system seems to renew the platform's tokens.
    pub rival: Option<RivalView>,
    /// APIs that are not called until the day turns.
    pub pauses: Vec<PauseView>,
    /// The newest entries of the audit trail.
    pub recent: Vec<AuditRow>,
}

/// The ticket without the ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketView {
    /// How it stands with it.
    pub health: TicketHealth,
    /// When the newest was received.
    pub received_at: Option<Timestamp>,
    /// Seconds until the 12 hours are over: 0 when they are, or without a ticket.
    pub budget_left_secs: i64,
}

/// A token without the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenView {
    /// When it expires; none when there is none.
    pub expires_at: Option<Timestamp>,
    /// The last renewal's failure, when the last one failed.
    pub failure: Option<FailureView>,
    /// When that was.
    pub failed_at: Option<Timestamp>,
}

/// How much there is of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Customers.
    pub customers: i64,
    /// Links that the customer can still use.
    pub open_links: i64,
    /// Authorizers whose grant is in force.
    pub authorizers: i64,
    /// Those of them that lack an expected set.
    pub lacking: i64,
    /// Authorizers that staff must give to a customer.
    pub unassigned: i64,
    /// Authorizers whose grant WeChat does not know any more, though no push said that it was revoked.
    pub suspected: i64,
    /// Open conflicts.
    pub conflicts: ConflictCounts,
    /// Pushes that were given up and wait for staff.
    pub dead_pushes: i64,
}

/// Pushes that were refused for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedPushes {
    /// Why: a code such as `signature`, `receiver`, `too_large`.
    pub reason: String,
    /// How many.
    pub count: i64,
    /// When the last one came.
    pub last_at: Timestamp,
}

/// An entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRow {
    /// Its id.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// What kind of actor did it.
    pub actor_kind: ActorKind,
    /// The actor's id, when it has one.
    pub actor_id: Option<String>,
    /// Who, by name; empty when the kind says it all.
    pub actor_name: String,
    /// What.
    pub action: Action,
    /// On what kind of thing.
    pub object_kind: Option<ObjectKind>,
    /// Its id.
    pub object_id: Option<String>,
    /// Its name at that time.
    pub object_name: String,
    /// The link that an attempt belongs to: an attempt has no page of its own. Only where pages show the entry.
    pub link: Option<LinkId>,
    /// How it ended.
    pub outcome: Outcome,
    /// What changed, before: a flat JSON object.
    pub before: Option<String>,
    /// What changed, after: a flat JSON object.
    pub after: Option<String>,
    /// Why it ended so, as a code or WeChat's errcode.
    pub reason: Option<String>,
    /// From which address.
    pub ip: Option<String>,
    /// With which program.
    pub user_agent: Option<String>,
    /// In which request.
    pub request_id: Option<RequestId>,
}
