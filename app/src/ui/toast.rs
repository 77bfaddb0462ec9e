//! Short messages in a live region: what a click just did, when the page itself does not show it.

use leptos::prelude::*;

/// Says a message to the visitor. One at a time; the next replaces it.
#[derive(Debug, Clone, Copy)]
pub struct Toaster(RwSignal<Option<String>>);

impl Toaster {
    /// Gives every component below a toaster.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// The page's toaster.
    #[must_use]
    pub fn here() -> Option<Self> {
        use_context()
    }

    /// Says it.
    pub fn say(self, text: impl Into<String>) {
        self.0.set(Some(text.into()));
    }
}

/// The region where messages appear. It is in the page from the start: assistive technology announces changes only.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let message = Toaster::here().map(|toaster| toaster.0);
    // Gone after a while: a timer of the browser's, which only its half starts.
    Effect::new(move || {
        let Some(message) = message else { return };
        if message.read().is_some() {
            set_timeout(move || message.set(None), std::time::Duration::from_secs(5));
        }
    });
    let text = move || message.and_then(|message| message.get());
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || text().map(|text| view! { <p class="toast">{text}</p> })}
        </div>
    }
}
