use domain::{ticket::TicketAnswer, time::Timestamp};
use serde::{Deserialize, Serialize};

use crate::{FailureView, RefusedPushes, TicketView, TokenView};

/// Whether WeChat's pushes arrive, and what the platform's calls hang on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeChatHealth {
    /// The component_verify_ticket.
    pub ticket: TicketView,
    /// When the newest tickets came, the newest first: five at most.
    pub tickets: Vec<Timestamp>,
    /// When WeChat was last asked to push tickets.
    pub asked: Option<TicketAsk>,
    /// The component_access_token.
    pub token: TokenView,
    /// Pushes that were refused, by reason; newest first.
    pub refused: Vec<RefusedPushes>,
    /// The URL that WeChat's console wants for authorization events.
    pub event_url: String,
}

/// That WeChat was asked to push tickets, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketAsk {
    /// When.
    pub at: Timestamp,
    /// WeChat's answer, when it gave a good one.
    pub answer: Option<TicketAnswer>,
    /// Why it came to nothing, else.
    pub failure: Option<FailureView>,
}
