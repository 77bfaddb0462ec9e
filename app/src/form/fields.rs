//! Fields to type into.

use leptos::prelude::*;

use super::frame::FieldFrame;

/// One line of text.
#[component]
pub fn TextField(
    /// The name of the server function's argument.
    name: &'static str,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// What to type, under the label.
    #[prop(optional, into)]
    hint: String,
    /// The value to begin with.
    #[prop(optional, into)]
    initial: String,
    /// Marked as optional.
    #[prop(optional)]
    optional: bool,
    /// Monospace: for ids.
    #[prop(optional)]
    mono: bool,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// What the browser may offer while one types.
    #[prop(optional)]
    offers: Vec<String>,
) -> impl IntoView {
    let frame = FieldFrame::new(name, label, hint);
    let list = (!offers.is_empty()).then(|| format!("{}-offers", frame.id));
    let offers = list.clone().map(|id| {
        let options = offers
            .into_iter()
            .map(|offer| view! { <option value=offer></option> })
            .collect_view();
        view! { <datalist id=id>{options}</datalist> }
    });
    let class = if mono { "input input-mono" } else { "input" };
    let input = view! {
        <input
            class=class
            id=frame.id.clone()
            name=name
            type=kind
            value=frame.value(initial)
            autocomplete=autocomplete
            autocapitalize="none"
            spellcheck="false"
            list=list
            aria-required=frame.required(optional)
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
        />
        {offers}
    };
    frame.around(optional, input.into_any())
}

/// A password: never given back.
#[component]
pub fn PasswordField(
    /// The name of the server function's argument.
    name: &'static str,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// `current-password` or `new-password`. Browsers do not heed `off` here.
    autocomplete: &'static str,
    /// What to type, under the label.
    #[prop(optional, into)]
    hint: String,
    /// Marked as optional.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let frame = FieldFrame::new(name, label, hint);
    let input = view! {
        <input
            class="input"
            id=frame.id.clone()
            name=name
            type="password"
            autocomplete=autocomplete
            aria-required=frame.required(optional)
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
        />
    };
    frame.around(optional, input.into_any())
}

/// A file of one of these kinds.
#[component]
pub fn FileField(
    /// The name of the field.
    name: &'static str,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// What to choose, under the label.
    #[prop(optional, into)]
    hint: String,
    /// What may be chosen, as browsers know it.
    accept: &'static str,
) -> impl IntoView {
    let frame = FieldFrame::new(name, label, hint);
    let input = view! {
        <input
            class="input"
            id=frame.id.clone()
            name=name
            type="file"
            accept=accept
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
        />
    };
    frame.around(true, input.into_any())
}

/// Lines of text.
#[component]
pub fn TextArea(
    /// The name of the server function's argument.
    name: &'static str,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// What to type, under the label.
    #[prop(optional, into)]
    hint: String,
    /// The text to begin with.
    #[prop(optional, into)]
    initial: String,
    /// Marked as optional.
    #[prop(optional)]
    optional: bool,
    /// How many lines are seen at once.
    #[prop(default = 3)]
    rows: u8,
) -> impl IntoView {
    let frame = FieldFrame::new(name, label, hint);
    let input = view! {
        <textarea
            class="input"
            id=frame.id.clone()
            name=name
            rows=rows
            aria-required=frame.required(optional)
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
            inner_html=as_html(&frame.value(initial))
        ></textarea>
    };
    frame.around(optional, input.into_any())
}

/// Text as HTML. A `<textarea>` is rendered with its children as they stand: a typed `</textarea>` would end it.
fn as_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
