use leptos::prelude::*;

/// A node by the beginning of its name, which is random; the rest shows when it is pointed at.
pub(super) fn node(name: String) -> impl IntoView {
    let short: String = name.chars().take(6).collect();
    view! { <code title=name>{short}</code> }
}
