//! The shape of what is coming. Styles keep it invisible for the first 300 ms.

use leptos::prelude::*;

use crate::locales::states::States;

/// Grey lines of the size of the rows to come.
#[component]
pub fn Skeleton(
    /// How many lines.
    #[prop(default = 6)]
    rows: usize,
) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="unseen">{States::here().loading}</span>
            {(0..rows).map(|_| view! { <div class="skeleton-row" aria-hidden="true"></div> }).collect_view()}
        </div>
    }
}
