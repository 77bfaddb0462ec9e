//! Why something with WeChat came to nothing: the plain sentence, what its errcode means, what to do next.

use console::FailureView;
use leptos::prelude::*;

use crate::{
    locales::{kinds, lang, links::LinksWords},
    prefs::Lang,
};

/// A failure, for staff.
#[component]
pub fn FailureNote(
    /// The failure.
    failure: FailureView,
) -> impl IntoView {
    let (lang, t) = (lang(), LinksWords::here());
    let FailureView { failure, meaning } = failure;
    let sentence = kinds::failure(lang, failure.kind);
    let code = failure.errcode.map(|code| t.errcode(code));
    let meaning = meaning.map(|meaning| {
        let (cause, next) = match lang {
            Lang::Zh => (meaning.zh, meaning.next_zh),
            Lang::En => (meaning.en, meaning.next_en),
        };
        view! {
            <p>{cause}</p>
            <p class="muted">{next}</p>
        }
    });
    let rid = failure
        .rid
        .map(|rid| view! { <p class="muted">"rid "<code>{rid}</code></p> });
    view! {
        <div class="failure">
            <p>{sentence}{code}</p>
            {meaning}
            {rid}
        </div>
    }
}
