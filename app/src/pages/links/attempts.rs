//! How far a link has come: its opening, and one entry a press with each of its steps.

use console::{AttemptView, LinkDetail};
use domain::{attempt::AttemptState, time::Timestamp};
use leptos::prelude::*;

use crate::{
    api::link_changes::RetryAttempt,
    form::{ButtonForm, address_of},
    locales::{kinds, lang, links::LinksWords},
    pages::parts::FailureNote,
    paths,
    ui::{EmptyState, Loud, Time, Timeline, TimelineItem, Tone},
};

/// The presses of a link, newest first, and at the end its first opening.
pub fn attempts(slug: &str, now: Timestamp, view: &LinkDetail) -> impl IntoView + use<> {
    let t = LinksWords::here();
    if view.attempts.is_empty() && view.opened_at.is_none() {
        return view! { <EmptyState title=t.no_attempts body=t.no_attempts_body /> }.into_any();
    }
    let link = view.link.id.to_string();
    let items = view
        .attempts
        .iter()
        .map(|attempt| item(slug, &link, now, attempt.clone()))
        .collect_view();
    let opened = view.opened_at.map(|at| {
        view! { <TimelineItem tone=Tone::Info title=t.opened at now=now /> }
    });
    view! { <Timeline>{items}{opened}</Timeline> }.into_any()
}

fn item(slug: &str, link: &str, now: Timestamp, attempt: AttemptView) -> impl IntoView + use<> {
    let t = LinksWords::here();
    let (tone, title) = headline(&attempt, now);
    let at = attempt
        .ended_at
        .or(attempt.returned_at)
        .unwrap_or(attempt.pressed_at);
    let steps = steps(&attempt).into_any();
    let retry = attempt
        .can_retry
        .then(|| retry(slug.to_owned(), link.to_owned(), attempt.id.to_string()));
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
    view! {
        <TimelineItem tone title at now=now>
            {account}
            {failure}
            {steps}
            {retry}
        </TimelineItem>
    }
}

/// Each step that was taken, oldest first, with its moment and what belongs to it.
fn steps(attempt: &AttemptView) -> impl IntoView + use<> {
    let (t, lang) = (LinksWords::here(), lang());
    let until = |at: Timestamp| t.code_until(&at.shanghai());
    let form = kinds::press_form(lang, attempt.form).to_owned();
    let mut steps = vec![(t.step_pressed, attempt.pressed_at, form)];
    if let Some(dies_at) = attempt.pre_auth_expires_at {
        steps.push((t.step_minted, attempt.pressed_at, until(dies_at)));
    }
    if let Some(at) = attempt.returned_at {
        let came = attempt
            .via
            .map(|via| t.came_by(kinds::via(lang, via)))
            .into_iter();
        let lives = attempt.code_expires_at.map(until);
        let more: Vec<String> = came.chain(lives).collect();
        steps.push((t.step_returned, at, more.join(" · ")));
    }
    let tries = (attempt.tries > 0).then(|| t.tries(attempt.tries));
    match (attempt.state, attempt.ended_at, attempt.next_try_at) {
        (AttemptState::Settled, Some(at), _) => {
            steps.push((t.step_settled, at, tries.unwrap_or_default()));
        }
        (AttemptState::Failed, Some(at), _) => {
            let presses = (attempt.presses > 1).then(|| t.presses(attempt.presses));
            let name = match attempt.pre_auth_expires_at {
                Some(_) => t.step_failed,
                None => t.step_unminted,
            };
            steps.push((name, at, presses.or(tries).unwrap_or_default()));
        }
        (AttemptState::Returned, _, Some(next)) if attempt.failure.is_some() => {
            let next_try = t.next_try(&next.shanghai_seconds());
            let more: Vec<String> = tries.into_iter().chain([next_try]).collect();
            steps.push((t.step_waiting, next, more.join(" · ")));
        }
        _ => {}
    }
    let lines = steps
        .into_iter()
        .map(|(name, at, more)| {
            let more = (!more.is_empty()).then(|| view! { <span class="muted">" · "{more}</span> });
            view! { <li><Time at seconds=true />" "{name}{more}</li> }
        })
        .collect_view();
    view! { <ol class="steps">{lines}</ol> }
}

fn retry(slug: String, link: String, attempt: String) -> impl IntoView {
    let t = LinksWords::here();
    let action = address_of::<RetryAttempt>();
    view! {
        <ButtonForm
            name="retry-attempt"
            action
            hidden=vec![("platform", slug), ("link", link), ("attempt", attempt)]
            text=t.retry
            loud=Loud::Plain
        />
    }
}

fn headline(attempt: &AttemptView, now: Timestamp) -> (Tone, &'static str) {
    let t = LinksWords::here();
    match attempt.state {
        AttemptState::Minted if attempt.pre_auth_expires_at.is_some_and(|at| at <= now) => {
            (Tone::Idle, t.abandoned)
        }
        AttemptState::Minted => (Tone::Info, t.minted),
        AttemptState::Returned => (Tone::Attention, t.returned),
        AttemptState::Settled if attempt.wrong_account => (Tone::Attention, t.settled_wrong),
        AttemptState::Settled => (Tone::Good, t.settled),
        AttemptState::Failed if attempt.pre_auth_expires_at.is_none() => (Tone::Bad, t.unminted),
        AttemptState::Failed => (Tone::Bad, t.failed),
    }
}
