//! Values that go along unseen, and the forms that have nothing else.

use leptos::prelude::*;

use super::{state::FormState, view::Form};
use crate::ui::{Loud, SubmitButton};

/// What goes along unseen: the names of the server function's arguments and their values.
pub type Hidden = Vec<(&'static str, String)>;

/// The hidden fields of a form; a value that came back with a refusal stands for the page's own.
pub(super) fn inputs(state: FormState, hidden: Hidden) -> impl IntoView {
    hidden
        .into_iter()
        .map(|(name, value)| {
            let value = state.typed(name).unwrap_or(value);
            view! { <input type="hidden" name=name value=value /> }
        })
        .collect_view()
}

/// A form that is one button: everything it sends is known already.
#[component]
pub fn ButtonForm(
    /// The form's name, as its server function gives it to `Typed`.
    name: &'static str,
    /// The server function's address: `address_of` it.
    action: &'static str,
    /// What it sends.
    hidden: Hidden,
    /// The words on the button.
    #[prop(into)]
    text: String,
    /// How loudly the button speaks; the main action unless said otherwise.
    #[prop(default = Loud::Primary)]
    loud: Loud,
) -> impl IntoView {
    view! {
        <Form name action hidden>
            <SubmitButton text loud />
        </Form>
    }
}
