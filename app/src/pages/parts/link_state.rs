//! Where a link stands.

use domain::link::LinkState;
use leptos::prelude::*;

use crate::{
    locales::{kinds, lang},
    ui::{Badge, Tone},
};

/// A link's state in a word.
#[component]
pub fn LinkStateBadge(
    /// The state.
    state: LinkState,
) -> impl IntoView {
    let tone = match state {
        LinkState::Granted => Tone::Good,
        LinkState::Pressed => Tone::Attention,
        LinkState::Failed => Tone::Bad,
        LinkState::Pending | LinkState::Opened => Tone::Info,
        LinkState::Expired | LinkState::Revoked => Tone::Idle,
    };
    view! { <Badge tone text=kinds::link_state(lang(), state) /> }
}
