use domain::{attempt::Failure, time::Timestamp};
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
}
