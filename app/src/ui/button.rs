//! Buttons, and links that look like them.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// How loudly a button speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loud {
    /// The one main action of a page or form.
    Primary,
    /// Any other action.
    #[default]
    Plain,
    /// An action without a frame, as in a table's row.
    Quiet,
    /// An action that takes something away.
    Danger,
}

impl Loud {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Plain => "button",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

/// A link that looks like a button: for going somewhere.
#[component]
pub fn LinkButton(
    /// Where to.
    #[prop(into)]
    href: String,
    /// The words on it.
    #[prop(into)]
    text: String,
    /// How loudly it speaks.
    #[prop(optional)]
    loud: Loud,
    /// An icon before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// Leaves the console, or is not a page of it (an export, a customer's page): the browser opens it.
    #[prop(optional)]
    external: bool,
) -> impl IntoView {
    view! {
        <a class=loud.class() href=href rel=external.then_some("external")>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            {text}
        </a>
    }
}

/// The button that sends the form it stands in.
#[component]
pub fn SubmitButton(
    /// The words on it.
    #[prop(into)]
    text: String,
    /// How loudly it speaks; the main action unless said otherwise.
    #[prop(default = Loud::Primary)]
    loud: Loud,
) -> impl IntoView {
    let pending = crate::form::FormState::here().map(|state| state.pending);
    let busy = move || pending.is_some_and(|pending| pending.get());
    view! {
        <button type="submit" class=loud.class() disabled=busy aria-busy=move || busy().then_some("true")>
            {text}
        </button>
    }
}
