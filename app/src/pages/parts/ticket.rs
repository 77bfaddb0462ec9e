//! How it stands with the ticket.

use domain::ticket::TicketHealth;
use leptos::prelude::*;

use crate::{
    locales::{kinds, lang},
    ui::{Badge, Tone},
};

/// The hue of a ticket's health.
#[must_use]
pub const fn ticket_tone(health: TicketHealth) -> Tone {
    match health {
        TicketHealth::Fresh => Tone::Good,
        TicketHealth::Missing | TicketHealth::Stale => Tone::Attention,
        TicketHealth::Critical | TicketHealth::Expired => Tone::Bad,
    }
}

/// The ticket's health in a word.
#[component]
pub fn TicketBadge(
    /// The health.
    health: TicketHealth,
) -> impl IntoView {
    view! { <Badge tone=ticket_tone(health) text=kinds::ticket(lang(), health) /> }
}
