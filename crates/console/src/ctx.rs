use domain::{
    ids::{PersonId, RequestId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Where a request comes from and when: the first argument of every use case. Made once per request, at its edge.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// The request's name in logs, in the audit trail and on error pages.
    pub request_id: RequestId,
    /// When the request began.
    pub now: Timestamp,
    /// The client's address, as far as the configured proxies tell.
    pub ip: Option<String>,
    /// The client's own description of itself, cut to 300 characters.
    pub user_agent: Option<String>,
    /// Who asks.
    pub who: Who,
}

/// Who makes a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Nobody that we know.
    Nobody,
    /// A person who signed in.
    Person(Person),
}

/// A person who signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Whose session it is.
    pub id: PersonId,
    /// What the person signs in with.
    pub login: String,
    /// How the person is called in the audit trail.
    pub name: String,
    /// Owns the installation: reaches every platform.
    pub is_owner: bool,
}
