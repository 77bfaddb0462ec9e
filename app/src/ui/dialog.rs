//! A question before something is taken away: a native `<dialog popover>`, which opens and closes without scripts.

use leptos::prelude::*;

use super::button::Loud;
use crate::locales::states::States;

/// A button that opens a dialog with a form in it. The form ends with its own button and [`DialogCancel`].
#[component]
pub fn FormDialog(
    /// Unique on the page; the dialog's id.
    id: &'static str,
    /// The words on the button that opens it.
    #[prop(into)]
    opener: String,
    /// The heading.
    #[prop(into)]
    title: String,
    /// What will happen.
    #[prop(into)]
    body: String,
    /// The form.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    view! {
        <button type="button" class="button" popovertarget=id>{opener}</button>
        <dialog class="dialog" id=id popover="auto" aria-labelledby=heading>
            <h2 id=format!("{id}-title")>{title}</h2>
            <p>{body}</p>
            {children()}
        </dialog>
    }
}

/// Closes the dialog with this id.
#[component]
pub fn DialogCancel(
    /// The dialog's id.
    id: &'static str,
) -> impl IntoView {
    view! {
        <button type="button" class="button" popovertarget=id popovertargetaction="hide">
            {States::here().cancel}
        </button>
    }
}

/// A button that opens a dialog. The dialog names the thing and says what will happen; its children are the form
/// that does it.
#[component]
pub fn Confirm(
    /// Unique on the page; the dialog's id.
    id: &'static str,
    /// The words on the button that opens it.
    #[prop(into)]
    opener: String,
    /// How loudly that button speaks.
    #[prop(default = Loud::Danger)]
    loud: Loud,
    /// The question.
    #[prop(into)]
    title: String,
    /// What will happen.
    #[prop(into)]
    body: String,
    /// The form.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    view! {
        <button type="button" class=loud.class() popovertarget=id>{opener}</button>
        <dialog class="dialog" id=id popover="auto" aria-labelledby=heading>
            <h2 id=format!("{id}-title")>{title}</h2>
            <p>{body}</p>
            <div class="dialog-actions">
                <button type="button" class="button" popovertarget=id popovertargetaction="hide" autofocus>
                    {States::here().cancel}
                </button>
                {children()}
            </div>
        </dialog>
    }
}
