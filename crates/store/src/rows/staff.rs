use domain::{
    ids::{InvitationId, PersonId, PlatformId},
    invitation::InvitationState,
    time::Timestamp,
};
use secrecy::SecretString;

/// Somebody who works on a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Which person.
    pub id: PersonId,
    /// What the person signs in with.
    pub login: String,
    /// How the person is called.
    pub name: String,
    /// Owns the installation.
    pub is_owner: bool,
    /// Since when the person works here.
    pub since: Timestamp,
    /// When the person was last seen, to the minute.
    pub last_seen_at: Option<Timestamp>,
    /// Since when the person may not work here any more.
    pub disabled_at: Option<Timestamp>,
    /// Since when the person may not sign in at all any more.
    pub closed_at: Option<Timestamp>,
}

/// An invitation.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    /// Which.
    pub id: InvitationId,
    /// To which platform.
    pub platform_id: PlatformId,
    /// How the person will be called.
    pub name: String,
    /// What the person will sign in with.
    pub login: String,
    /// The secret in its URL, while it is kept.
    pub token: Option<SecretString>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Who made it.
    pub created_by: PersonId,
    /// How that person was called.
    pub made_by: String,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
}

impl InvitationRow {
    /// Where it stands.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> InvitationState {
        InvitationState::of(self.accepted_at, self.withdrawn_at, self.expires_at, now)
    }
}

/// An invitation to keep.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    /// Its id.
    pub id: InvitationId,
    /// How the person will be called.
    pub name: String,
    /// What the person will sign in with.
    pub login: String,
    /// The secret in its URL.
    pub token: SecretString,
    /// Now.
    pub created_at: Timestamp,
    /// Who makes it.
    pub created_by: PersonId,
    /// How that person is called.
    pub made_by: String,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}
