//! Icons: 16 × 16 line drawings, inlined so that they need no request and take the colour of the text.

use leptos::prelude::*;

/// The icons of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// A tick in a circle: good.
    Good,
    /// An exclamation mark in a triangle: attention.
    Attention,
    /// A cross in a circle: bad.
    Bad,
    /// A dash in a circle: idle.
    Idle,
    /// An i in a circle.
    Info,
    /// A gauge.
    Overview,
    /// Two people.
    Customers,
    /// A chain.
    Link,
    /// A shield with a tick.
    Authorizer,
    /// A shield with a cross.
    Conflict,
    /// A line that beats: a connection that lives.
    Pulse,
    /// Lines of a log.
    Audit,
    /// Sliders.
    Settings,
    /// A plus.
    Plus,
    /// Two sheets.
    Copy,
    /// Three lines.
    Menu,
    /// A head and shoulders.
    Person,
    /// An angle that points down.
    Down,
    /// An arrow to the left.
    Back,
    /// An arrow out of a box.
    External,
    /// A padlock: exclusive.
    Exclusive,
    /// A clock.
    Clock,
    /// A door with an arrow.
    SignOut,
}

impl Glyph {
    const fn path(self) -> &'static str {
        match self {
            Self::Good => {
                "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5.2 8.2l2 2 3.6-4.2"
            }
            Self::Attention => "M8 2 1.6 13.4h12.8zM8 6.4v3.2M8 11.4v.2",
            Self::Bad => {
                "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5.9 5.9l4.2 4.2m0-4.2-4.2 4.2"
            }
            Self::Idle => "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5.4 8h5.2",
            Self::Info => "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M8 7.4v3.6M8 5v.2",
            Self::Overview => "M2.2 12a6.2 6.2 0 1 1 11.6 0M8 9.6l2.6-3.4M8 9.4v.4",
            Self::Customers => {
                "M6 7.4a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.6 13.4c.2-2.6 1.9-4 4.4-4s4.2 1.4 4.4 4M10.6 2.7a2.4 2.4 0 0 1 0 4.5M12 9.7c1.5.6 2.3 1.9 2.4 3.7"
            }
            Self::Link => {
                "M6.6 9.4a2.8 2.8 0 0 0 4 0l2.5-2.5a2.8 2.8 0 0 0-4-4L8 4M9.4 6.6a2.8 2.8 0 0 0-4 0L2.9 9.1a2.8 2.8 0 0 0 4 4L8 12"
            }
            Self::Authorizer => {
                "M8 1.6 2.8 3.5v4c0 3.3 2.1 5.7 5.2 6.9 3.1-1.2 5.2-3.6 5.2-6.9v-4zM5.6 7.9l1.7 1.7 3.1-3.5"
            }
            Self::Conflict => {
                "M8 1.6 2.8 3.5v4c0 3.3 2.1 5.7 5.2 6.9 3.1-1.2 5.2-3.6 5.2-6.9v-4zM6.2 6l3.6 3.6m0-3.6L6.2 9.6"
            }
            Self::Pulse => "M1.6 8.4h3l1.9-4.6 3 8.8 2-4.2h2.9",
            Self::Audit => "M3.2 1.8h9.6v12.4H3.2zM5.6 5h4.8M5.6 8h4.8M5.6 11h2.8",
            Self::Settings => "M2 4.5h6.5M12 4.5h2M2 11.5h2M7.5 11.5H14M8.5 3v3h3V3zM4 10v3h3v-3z",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Copy => "M5.6 5.6h8v8h-8zM10.4 5.6V2.4h-8v8h3.2",
            Self::Menu => "M2.4 4h11.2M2.4 8h11.2M2.4 12h11.2",
            Self::Person => {
                "M8 7.6a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8M2.6 14.2c.3-3 2.3-4.6 5.4-4.6s5.1 1.6 5.4 4.6"
            }
            Self::Down => "M4 6.2 8 10.2l4-4",
            Self::Back => "M13 8H3.4M7.2 4 3.2 8l4 4",
            Self::External => "M9.2 2.4h4.4v4.4M13.4 2.6 7.6 8.4M6.6 3.4H2.8v9.8h9.8V9.4",
            Self::Exclusive => "M3.6 7.2h8.8v6.6H3.6zM5.4 7.2V5a2.6 2.6 0 0 1 5.2 0v2.2",
            Self::Clock => "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M8 4.6V8l2.4 1.6",
            Self::SignOut => "M6.4 2.4H2.8v11.2h3.6M9.6 4.8 12.8 8l-3.2 3.2M12.6 8H6",
        }
    }
}

/// A decoration beside a word: hidden from assistive technology.
#[component]
pub fn Icon(
    /// Which one.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d=glyph.path()></path>
        </svg>
    }
}
