//! What happened, newest first.

use domain::time::Timestamp;
use leptos::prelude::*;

use super::{badge::Tone, icon::Icon, time::Time};

/// A history; holds [`TimelineItem`]s.
#[component]
pub fn Timeline(
    /// The items, newest first.
    children: Children,
) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }
}

/// One thing that happened.
#[component]
pub fn TimelineItem(
    /// Its hue and icon.
    tone: Tone,
    /// What happened, in a few words.
    #[prop(into)]
    title: String,
    /// When.
    at: Timestamp,
    /// The moment of rendering.
    now: Timestamp,
    /// The particulars.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class=format!("timeline-item timeline-{}", tone.class())>
            <span class="timeline-mark"><Icon glyph=tone.glyph() /></span>
            <div class="timeline-words">
                <p class="timeline-title">{title}</p>
                <p class="timeline-when"><Time at seconds=true />" · "<Time at now=now /></p>
                {children.map(|children| view! { <div class="timeline-more">{children()}</div> })}
            </div>
        </li>
    }
}
