//! A message that stays on the page.

use leptos::prelude::*;

use super::{badge::Tone, icon::Icon};

/// A framed message with an icon: a warning above a form, the reason why something cannot be done.
#[component]
pub fn Banner(
    /// Its hue and icon. `Bad` and `Attention` are announced at once.
    tone: Tone,
    /// The message in a sentence.
    #[prop(into)]
    title: String,
    /// More about it, and what to do.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=format!("banner banner-{}", tone.class()) role="note">
            <Icon glyph=tone.glyph() />
            <div class="banner-words">
                <p class="banner-title">{title}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
