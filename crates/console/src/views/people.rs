use domain::{
    ids::{InvitationId, PersonId},
    invitation::InvitationState,
    list::Page,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{Person, SessionToken};

/// Somebody who works on a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRow {
    /// Which person.
    pub id: PersonId,
    /// What the person signs in with.
    pub login: String,
    /// How the person is called.
    pub name: String,
    /// Owns the installation: reaches every platform.
    pub is_owner: bool,
    /// Since when the person works here; for owners who were not added by name, since when they can sign in.
    pub since: Timestamp,
    /// When the person was last seen, to the minute.
    pub last_seen_at: Option<Timestamp>,
    /// Whether the person can work here.
    pub standing: StaffStanding,
}

/// Whether somebody can work on a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffStanding {
    /// Yes.
    Active,
    /// Not here any more, since then.
    Disabled(Timestamp),
    /// Nowhere any more, since then: the operator closed the account.
    Closed(Timestamp),
}

/// The people of a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffList {
    /// Owners who were not added by name; on the first page alone.
    pub owners: Vec<StaffRow>,
    /// Those who were added, the newest first.
    pub page: Page<StaffRow>,
    /// Invitations that can be accepted, the newest first; on the first page alone.
    pub invitations: Vec<InvitationRow>,
}

/// Somebody's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffDetail {
    /// The facts.
    pub person: StaffRow,
    /// It is the one who looks.
    pub is_me: bool,
}

/// An invitation in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationRow {
    /// Which.
    pub id: InvitationId,
    /// How the person will be called.
    pub name: String,
    /// What the person will sign in with.
    pub login: String,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub created_at: Timestamp,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}

/// An invitation's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationDetail {
    /// The facts.
    pub invitation: InvitationRow,
    /// Where it stands.
    pub state: InvitationState,
    /// Its link: for who made it, and for ten minutes alone.
    pub url: Option<String>,
}

/// The form for an invitation, as typed. Fields: `name`, `login`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewInvitation {
    /// How the person will be called.
    pub name: String,
    /// What the person will sign in with.
    pub login: String,
}

/// What the one who was invited sees. Whether the login exists already is not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffInvitation {
    /// To which platform.
    pub platform: String,
    /// Who invites.
    pub made_by: String,
    /// How the person will be called.
    pub name: String,
    /// What the person will sign in with.
    pub login: String,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}

/// An invitation that was accepted: the one who was invited is signed in.
#[derive(Debug, Clone)]
pub struct Joined {
    /// The new session's secret.
    pub token: SessionToken,
    /// When that session ends by itself.
    pub until: Timestamp,
    /// The platform's name in URLs.
    pub slug: String,
}

/// One's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Who.
    pub person: Person,
    /// One's sessions, the one seen last first. A person has few: the oldest end when there are too many.
    pub sessions: Vec<SessionView>,
}

/// A session without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Names it, to its owner alone.
    pub id: String,
    /// It is the one that asks.
    pub is_this: bool,
    /// With which program it was opened.
    pub user_agent: Option<String>,
    /// From which address.
    pub ip: Option<String>,
    /// Since when.
    pub created_at: Timestamp,
    /// When it was last seen, to the minute.
    pub last_seen_at: Timestamp,
}

/// The form for another password, as typed. Fields: `old`, `new`, `again`. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordChange {
    /// The password so far.
    pub old: String,
    /// The one from now on.
    pub new: String,
    /// The same once more.
    pub again: String,
}

impl std::fmt::Debug for PasswordChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordChange(…)")
    }
}
