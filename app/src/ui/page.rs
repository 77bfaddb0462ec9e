//! The head of every page.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    title::DocumentTitle,
};

/// A page's title, one line of what it is for, and its main action at the right.
#[component]
pub fn PageHeader(
    /// The title; also the document's.
    #[prop(into)]
    title: String,
    /// One line of what the page is for.
    #[prop(optional, into)]
    purpose: String,
    /// The page above this one: address and name.
    #[prop(optional)]
    up: Option<(String, String)>,
    /// The actions: one primary at most.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <DocumentTitle page=title.clone() />
        <header class="page-header">
            <div class="page-header-words">
                {up.map(|(href, name)| view! { <a class="page-up" href=href><Icon glyph=Glyph::Back />{name}</a> })}
                <h1>{title}</h1>
                {(!purpose.is_empty()).then(|| view! { <p class="page-purpose">{purpose}</p> })}
            </div>
            {children.map(|children| view! { <div class="page-actions">{children()}</div> })}
        </header>
    }
}
