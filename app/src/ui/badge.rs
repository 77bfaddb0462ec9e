//! A state in a word, with a hue and an icon: colour never speaks alone.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// The four hues of a state, and one for a plain label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// As it should be.
    Good,
    /// Somebody should look.
    Attention,
    /// Something is broken, or over.
    Bad,
    /// At rest.
    #[default]
    Idle,
    /// Information without a judgement.
    Info,
}

impl Tone {
    /// The class that carries the hue.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Attention => "attention",
            Self::Bad => "bad",
            Self::Idle => "idle",
            Self::Info => "info",
        }
    }

    /// The icon that says the same as the hue.
    #[must_use]
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Good => Glyph::Good,
            Self::Attention => Glyph::Attention,
            Self::Bad => Glyph::Bad,
            Self::Idle => Glyph::Idle,
            Self::Info => Glyph::Info,
        }
    }
}

/// A small coloured word.
#[component]
pub fn Badge(
    /// Its hue and icon.
    tone: Tone,
    /// The word.
    #[prop(into)]
    text: String,
    /// Another icon than that of the hue.
    #[prop(optional)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    view! {
        <span class=format!("badge badge-{}", tone.class())>
            <Icon glyph=glyph.unwrap_or(tone.glyph()) />
            {text}
        </span>
    }
}
