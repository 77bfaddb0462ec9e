//! Parts of an address that made no sense.

use leptos::prelude::*;

use crate::{
    locales::states::States,
    ui::{Banner, Tone},
};

/// Says which parts of the address were left out; nothing when none were.
pub fn ignored_parts(parts: &[String]) -> Option<AnyView> {
    let t = States::here();
    (!parts.is_empty()).then(|| {
        let items = parts
            .iter()
            .take(8)
            .map(|part| view! { <li><code>{part.clone()}</code></li> })
            .collect_view();
        view! {
            <Banner tone=Tone::Attention title=t.ignored_parts>
                <ul class="ignored">{items}</ul>
            </Banner>
        }
        .into_any()
    })
}
