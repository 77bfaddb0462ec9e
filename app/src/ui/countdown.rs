//! How long something still lives.

use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    locales::{lang, states::States, time::length},
    web,
};

/// The time left until a moment. The server writes it once; the browser keeps it going.
#[component]
pub fn Countdown(
    /// When it is over.
    until: Timestamp,
    /// The moment of rendering, by the server's clock; the browser adds what has passed since.
    now: Timestamp,
) -> impl IntoView {
    let t = States::here();
    let lang = lang();
    let (moment, set_moment) = signal(now);
    Effect::new(move || {
        let began = web::monotonic_secs();
        let tick = move || set_moment.set(now.plus_secs(web::monotonic_secs() - began));
        if let Ok(timer) = set_interval_with_handle(tick, std::time::Duration::from_secs(1)) {
            on_cleanup(move || timer.clear());
        }
    });
    let text = move || {
        let moment = moment.get();
        if until <= moment {
            t.expired.to_owned()
        } else {
            t.left(&length(lang, moment.span_to(until)))
        }
    };
    view! { <time class="time countdown" datetime=until.utc() title=format!("{} (UTC+8)", until.shanghai())>{text}</time> }
}
