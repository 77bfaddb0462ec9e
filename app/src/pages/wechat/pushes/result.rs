//! Where a push stands and what came of it, in words.

use console::{PushFailure, PushItem};
use domain::{attempt::FailureKind, push::PushState};
use leptos::prelude::*;

use crate::{
    locales::{kinds, lang, push_log::PushWords, pushes},
    pages::parts::because,
    ui::{Badge, Tone},
};

/// The state in a word.
pub fn state_badge(push: &PushItem) -> impl IntoView + use<> {
    let (t, lang) = (PushWords::here(), lang());
    let tone = match push.state {
        PushState::Waiting if push.busy => Tone::Info,
        PushState::Waiting if push.failure.is_some() => Tone::Attention,
        PushState::Waiting => Tone::Info,
        PushState::Done => Tone::Good,
        PushState::Dead => Tone::Bad,
        PushState::Dismissed => Tone::Idle,
    };
    let text = if push.busy {
        t.busy
    } else {
        pushes::state(lang, push.state)
    };
    view! { <Badge tone text /> }
}

/// What came of it, or why nothing did: one line.
pub fn result(push: &PushItem) -> String {
    let lang = lang();
    match (&push.outcome, &push.failure) {
        (Some(outcome), _) => pushes::outcome(lang, *outcome).to_owned(),
        (None, Some(failure)) => sentence(failure),
        (None, None) => String::new(),
    }
}

/// A failure's sentence, with its error code behind it.
pub fn sentence(failure: &PushFailure) -> String {
    let (t, lang) = (PushWords::here(), lang());
    let words = match FailureKind::from_code(&failure.code) {
        Some(kind) => kinds::failure(lang, kind).to_owned(),
        None => {
            pushes::failure(lang, &failure.code).map_or_else(|| failure.code.clone(), str::to_owned)
        }
    };
    let code = failure
        .errcode
        .map(|code| t.errcode(code))
        .unwrap_or_default();
    format!("{words}{code}")
}

/// A failure with what its error code means and what to do next.
pub fn explained(failure: PushFailure) -> impl IntoView {
    let sentence = sentence(&failure);
    let why = because(
        failure.errcode,
        failure.meaning,
        failure.seen_from,
        failure.rid,
    );
    view! { <div class="failure"><p>{sentence}</p>{why}</div> }
}
