//! Nothing here: what would be, and how the first one comes to be.

use leptos::prelude::*;

use crate::locales::states::States;

/// An empty list.
#[component]
pub fn EmptyState(
    /// What there is none of.
    #[prop(into)]
    title: String,
    /// What would be here, and what to do.
    #[prop(into)]
    body: String,
    /// The action that makes the first one.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty-title">{title}</p>
            <p class="empty-body">{body}</p>
            {children.map(|children| view! { <div class="empty-action">{children()}</div> })}
        </div>
    }
}

/// A list that is empty because of its filters.
#[component]
pub fn NothingMatches(
    /// The list without filters.
    #[prop(into)]
    clear: String,
) -> impl IntoView {
    let t = States::here();
    view! {
        <div class="empty">
            <p class="empty-title">{t.nothing_matches}</p>
            <p class="empty-body">{t.nothing_matches_body}</p>
            <div class="empty-action"><a class="button" href=clear>{t.clear_filters}</a></div>
        </div>
    }
}
