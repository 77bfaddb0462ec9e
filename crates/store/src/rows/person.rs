use domain::{ids::PersonId, time::Timestamp};
use secrecy::SecretString;

/// A person who signs in to the console.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// Which person.
    pub id: PersonId,
    /// What the person signs in with.
    pub login: String,
    /// How the person is called.
    pub name: String,
    /// The password's hash, in the PHC form.
    pub password_hash: SecretString,
    /// Owns the installation: reaches every platform.
    pub is_owner: bool,
    /// When the person was added.
    pub created_at: Timestamp,
    /// Since when the person may not sign in any more.
    pub disabled_at: Option<Timestamp>,
}

/// A person to add.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The new person's id.
    pub id: PersonId,
    /// What the person signs in with.
    pub login: String,
    /// How the person is called.
    pub name: String,
    /// The password's hash, in the PHC form.
    pub password_hash: SecretString,
    /// Owns the installation.
    pub is_owner: bool,
    /// Now.
    pub created_at: Timestamp,
}

/// A session to open.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// The secret in the cookie; its SHA-256 is stored.
    pub token: SecretString,
    /// Whose session it is.
    pub person_id: PersonId,
    /// Now.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// From which address it was opened.
    pub ip: Option<String>,
    /// With which program.
    pub user_agent: Option<String>,
}

/// A session without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Names it; see [`session_id`](crate::session_id).
    pub id: String,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last seen, to the minute.
    pub last_seen_at: Timestamp,
    /// From which address it was opened.
    pub ip: Option<String>,
    /// With which program.
    pub user_agent: Option<String>,
}
