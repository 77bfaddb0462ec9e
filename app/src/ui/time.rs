//! Moments: Shanghai in the text, UTC in the title.

use domain::time::Timestamp;
use leptos::prelude::*;

use crate::locales::{lang, time::relative};

/// A moment. With `now` it reads as a distance ("3 分钟前") and the clock time stands in the title.
#[component]
pub fn Time(
    /// The moment.
    at: Timestamp,
    /// The moment of rendering, as data from the server: both halves then write the same words.
    #[prop(optional, into)]
    now: Option<Timestamp>,
    /// Show the seconds too.
    #[prop(optional)]
    seconds: bool,
) -> impl IntoView {
    let utc = at.utc();
    let clock = if seconds {
        at.shanghai_seconds()
    } else {
        at.shanghai()
    };
    let (text, title) = match now {
        Some(now) => (
            relative(lang(), at, now),
            format!("{clock} (UTC+8) · {utc}"),
        ),
        None => (clock, utc.clone()),
    };
    view! { <time class="time" datetime=utc title=title>{text}</time> }
}
