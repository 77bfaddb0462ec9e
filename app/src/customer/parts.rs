use leptos::prelude::*;

use super::page::Visit;
use crate::{
    paths,
    ui::{Icon, Tone},
};

/// A round mark of how it went, the sentence that says so, and a line below it.
pub(super) fn verdict(tone: Tone, title: String, body: String) -> impl IntoView {
    view! {
        <div class="visit-verdict">
            <span class=format!("visit-mark visit-{}", tone.class())><Icon glyph=tone.glyph() /></span>
            <h1>{title}</h1>
            <p>{body}</p>
        </div>
    }
}

/// The address of a link's landing page.
pub(super) fn landing_path(token: &str) -> String {
    format!("/l/{}", paths::escape(token))
}

/// The way back to the landing page, or the word whom to ask for a new link when this one is closed.
pub(super) fn again(
    visit: &Visit,
    platform: &str,
    token: Option<String>,
    words: &'static str,
) -> AnyView {
    match token {
        Some(token) => button_link(landing_path(&token), words).into_any(),
        None => view! { <p class="visit-fine">{visit.words().ask_again(platform)}</p> }.into_any(),
    }
}

/// A link as large as the page's one button.
pub(super) fn button_link(href: String, words: &'static str) -> impl IntoView {
    view! { <a class="visit-button" href=href>{words}</a> }
}

/// Whom to ask.
pub(super) fn questions(visit: &Visit, platform: &str) -> impl IntoView + use<> {
    view! { <p class="visit-fine">{visit.words().questions(platform)}</p> }
}
