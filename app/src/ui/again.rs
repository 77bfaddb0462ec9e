//! Data that changes while one looks at it.

use std::time::Duration;

use leptos::prelude::*;

use crate::load::Refresh;

/// Loads the page's data once more a little later. Whoever shows something that is under way shows this beside it.
#[component]
pub fn Again(
    /// How much later, in seconds.
    #[prop(default = 2)]
    after_secs: u64,
) -> impl IntoView {
    let refresh = Refresh::here();
    Effect::new(move || {
        let bump = move || refresh.bump();
        if let Ok(timer) = set_timeout_with_handle(bump, Duration::from_secs(after_secs)) {
            on_cleanup(move || timer.clear());
        }
    });
}
