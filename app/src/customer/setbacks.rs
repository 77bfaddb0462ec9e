use console::Press;
use http::StatusCode;
use leptos::prelude::*;

use super::{
    document::{Content, render},
    page::{Page, Visit},
    parts::{button_link, landing_path, verdict},
};
use crate::ui::Tone;

/// An address that leads to no link and no attempt.
#[must_use]
pub fn unknown(visit: &Visit) -> Page {
    let t = visit.words();
    render(visit, || Content {
        status: StatusCode::NOT_FOUND,
        title: t.unknown.to_owned(),
        platform: None,
        refresh_secs: None,
        seen: None,
        card: verdict(Tone::Idle, t.unknown.to_owned(), t.unknown_body.to_owned()).into_any(),
    })
}

/// A press of the button that did not lead to WeChat; none when it did, or when the landing page says why it cannot
/// ([`Press::NotOpen`]): both are redirects.
#[must_use]
pub fn not_gone(visit: &Visit, token: &str, press: &Press) -> Option<Page> {
    let t = visit.words();
    let (status, title, body) = match press {
        Press::Go { .. } | Press::NotOpen => return None,
        Press::TooOften { minutes } => (
            StatusCode::TOO_MANY_REQUESTS,
            t.too_often,
            t.wait_minutes(*minutes),
        ),
        Press::Rests { until } => (
            StatusCode::SERVICE_UNAVAILABLE,
            t.rests,
            t.rests_body(&until.shanghai()),
        ),
        Press::NotReady => (
            StatusCode::SERVICE_UNAVAILABLE,
            t.not_ready,
            t.not_ready_body.to_owned(),
        ),
    };
    Some(render(visit, || Content {
        status,
        title: title.to_owned(),
        platform: None,
        refresh_secs: None,
        seen: None,
        card: view! {
            {verdict(Tone::Attention, title.to_owned(), body)}
            {button_link(landing_path(token), t.back)}
        }
        .into_any(),
    }))
}

/// Something on our side failed, and was logged under the request's id.
#[must_use]
pub fn trouble(visit: &Visit, request_id: &str) -> Page {
    let t = visit.words();
    let request_id = request_id.to_owned();
    render(visit, || Content {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        title: t.trouble.to_owned(),
        platform: None,
        refresh_secs: None,
        seen: None,
        card: view! {
            {verdict(Tone::Bad, t.trouble.to_owned(), t.trouble_body.to_owned())}
            {button_link(visit.path.clone(), t.retry)}
            <p class="visit-fine">{t.trouble_id}<br /><code>{request_id}</code></p>
        }
        .into_any(),
    })
}
