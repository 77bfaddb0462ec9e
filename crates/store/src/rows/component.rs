use domain::{attempt::Failure, ticket::TicketAnswer, time::Timestamp};
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
}
