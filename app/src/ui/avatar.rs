//! A face or a logo; the first letter stands behind it and shows when the picture does not come.

use leptos::prelude::*;

/// A round picture beside a name. It says nothing that the name does not: hidden from assistive technology.
#[component]
pub fn Avatar(
    /// The picture's address, on WeChat's hosts.
    #[prop(into)]
    src: Option<String>,
    /// The name it stands beside.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let initial = name.chars().next().map(String::from).unwrap_or_default();
    view! {
        <span class="avatar" aria-hidden="true">
            <span>{initial}</span>
            {src.map(|src| view! { <img src=src alt="" width="32" height="32" loading="lazy" referrerpolicy="no-referrer" /> })}
        </span>
    }
}
