//! Copying: the text is always there to select, the button comes with the scripts.

use leptos::{prelude::*, task::spawn_local};

use super::{
    hydrated::use_hydrated,
    icon::{Glyph, Icon},
    toast::Toaster,
};
use crate::{locales::states::States, web};

/// A text in monospace with a button that copies it.
#[component]
pub fn Copyable(
    /// The text: an id, an address.
    #[prop(into)]
    text: String,
    /// What it is, for assistive technology.
    #[prop(into)]
    label: String,
    /// In a box of its own, over the whole width: for a link that is there to be copied.
    #[prop(optional)]
    boxed: bool,
) -> impl IntoView {
    let class = if boxed {
        "copyable copyable-boxed"
    } else {
        "copyable"
    };
    view! {
        <span class=class>
            <code class="copyable-text">{text.clone()}</code>
            <CopyButton text label />
        </span>
    }
}

/// A button that puts a text on the clipboard and says so. Without scripts it is not shown; its place is kept.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: String,
    /// What it is, for assistive technology.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let t = States::here();
    let hydrated = use_hydrated();
    let (copied, set_copied) = signal(false);
    let toaster = Toaster::here();
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let done = web::copy(&text).await;
            set_copied.set(done);
            if let Some(toaster) = toaster {
                toaster.say(if done { t.copied } else { t.copy_failed });
            }
        });
    };
    view! {
        <button type="button" class="copy" class:copy-ready=hydrated disabled=move || !hydrated.get() on:click=copy aria-label=format!("{} {label}", t.copy)>
            <Icon glyph=Glyph::Copy />
            <span>{move || if copied.get() { t.copied } else { t.copy }}</span>
        </button>
    }
}
