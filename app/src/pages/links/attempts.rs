//! How far a link has come: one entry a press.

use console::AttemptView;
use domain::{attempt::AttemptState, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{kinds, lang, links::LinksWords},
    pages::parts::FailureNote,
    paths,
    ui::{EmptyState, Timeline, TimelineItem, Tone},
};

/// The presses of a link, newest first.
pub fn attempts(slug: &str, now: Timestamp, attempts: Vec<AttemptView>) -> impl IntoView + use<> {
    let t = LinksWords::here();
    if attempts.is_empty() {
        return view! { <EmptyState title=t.no_attempts body=t.no_attempts_body /> }.into_any();
    }
    let items = attempts
        .into_iter()
        .map(|attempt| item(slug, now, attempt))
        .collect_view();
    view! { <Timeline>{items}</Timeline> }.into_any()
}

fn item(slug: &str, now: Timestamp, attempt: AttemptView) -> impl IntoView + use<> {
    let t = LinksWords::here();
    let (tone, title) = headline(&attempt, now);
    let at = attempt
        .ended_at
        .or(attempt.returned_at)
        .unwrap_or(attempt.pressed_at);
    let account = attempt.authorizer.map(|authorizer| {
        let href = paths::platform(slug, format_args!("authorizers/{}", authorizer.id));
        let name = if authorizer.name.is_empty() {
            t.unnamed.to_owned()
        } else {
            authorizer.name
        };
        view! { <p><a href=href>{name}</a>" "<code class="muted">{authorizer.appid}</code></p> }
    });
    let failure = attempt
        .failure
        .map(|failure| view! { <FailureNote failure /> });
    let opened = t.opened_by(kinds::press_form(lang(), attempt.form));
    let came = attempt
        .via
        .map(|via| view! { <p class="muted">{t.came_by(kinds::via(lang(), via))}</p> });
    view! {
        <TimelineItem tone title at now=now>
            {account}
            {failure}
            <p class="muted">{opened}</p>
            {came}
        </TimelineItem>
    }
}

fn headline(attempt: &AttemptView, now: Timestamp) -> (Tone, &'static str) {
    let t = LinksWords::here();
    match attempt.state {
        AttemptState::Minted if attempt.pre_auth_expires_at <= now => (Tone::Idle, t.abandoned),
        AttemptState::Minted => (Tone::Info, t.minted),
        AttemptState::Returned => (Tone::Attention, t.returned),
        AttemptState::Settled if attempt.wrong_account => (Tone::Attention, t.settled_wrong),
        AttemptState::Settled => (Tone::Good, t.settled),
        AttemptState::Failed => (Tone::Bad, t.failed),
    }
}
