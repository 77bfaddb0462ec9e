//! Whether scripts have taken over: controls that need them appear only then.

use leptos::prelude::*;

/// False in the first DOM on both sides, true once the page has been hydrated.
#[must_use]
pub fn use_hydrated() -> ReadSignal<bool> {
    let (hydrated, set_hydrated) = signal(false);
    Effect::new(move || set_hydrated.set(true));
    hydrated
}

/// Marks `<html data-hydrated>` when the browser has taken over: tests and styles wait for it.
pub fn mark_hydrated() {
    Effect::new(|| {
        if let Some(html) = document().document_element() {
            // It fails only for a name that is not one.
            let _ = html.set_attribute("data-hydrated", "");
        }
    });
}
