//! Fields to choose in.

use leptos::prelude::*;

use super::frame::FieldFrame;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// Its name.
    pub label: String,
    /// A line about it.
    pub note: String,
    /// Short marks behind the name (an id, "互斥").
    pub marks: Vec<String>,
}

impl Choice {
    /// A choice with a name alone.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            ..Self::default()
        }
    }

    fn words(self) -> impl IntoView {
        let marks = (!self.marks.is_empty()).then(|| {
            let marks = self
                .marks
                .into_iter()
                .map(|mark| view! { <span class="badge badge-idle">{mark}</span> })
                .collect_view();
            view! { <span class="choice-marks">{marks}</span> }
        });
        view! {
            <span class="choice-words">
                {self.label}
                {marks}
                {(!self.note.is_empty()).then(|| view! { <span class="choice-note">{self.note}</span> })}
            </span>
        }
    }
}

/// One of a list that folds.
#[component]
pub fn SelectField(
    /// The name of the server function's argument.
    name: &'static str,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// What the choice means, under the label.
    #[prop(optional, into)]
    hint: String,
    /// The choices. One with an empty value stands for "none".
    choices: Vec<Choice>,
    /// The value to begin with.
    #[prop(optional, into)]
    initial: String,
    /// Marked as optional.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let frame = FieldFrame::new(name, label, hint);
    let chosen = frame.value(initial);
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    let input = view! {
        <select class="input" id=frame.id.clone() name=name aria-describedby=frame.described_by() aria-invalid=frame.invalid()>
            {options}
        </select>
    };
    frame.around(optional, input.into_any())
}

/// One of a few that all stand open.
#[component]
pub fn RadioGroup(
    /// The name of the server function's argument.
    name: &'static str,
    /// The visible legend.
    #[prop(into)]
    label: String,
    /// What the choice means, under the legend.
    #[prop(optional, into)]
    hint: String,
    /// The choices.
    choices: Vec<Choice>,
    /// The value to begin with.
    #[prop(optional, into)]
    initial: String,
) -> impl IntoView {
    let frame = FieldFrame::new(name, label, hint);
    let chosen = frame.value(initial);
    let class = if choices.iter().all(|choice| choice.note.is_empty()) {
        "choices choices-line"
    } else {
        "choices"
    };
    let inputs = choices
        .into_iter()
        .map(|choice| {
            let checked = choice.value == chosen;
            view! {
                <label class="choice">
                    <input type="radio" name=name value=choice.value.clone() checked=checked />
                    {choice.words()}
                </label>
            }
        })
        .collect_view();
    frame.around_group(false, view! { <div class=class>{inputs}</div> }.into_any())
}

/// Any number of a list. The server function takes them as a `Vec<String>` with `#[server(default)]`.
#[component]
pub fn CheckboxGroup(
    /// The name of the server function's argument.
    name: &'static str,
    /// The visible legend.
    #[prop(into)]
    label: String,
    /// What the choices mean, under the legend.
    #[prop(optional, into)]
    hint: String,
    /// The choices.
    choices: Vec<Choice>,
    /// The values to begin with.
    #[prop(optional)]
    initial: Vec<String>,
    /// Marked as optional.
    #[prop(optional)]
    optional: bool,
    /// In a box that scrolls: for long lists.
    #[prop(optional)]
    scroll: bool,
) -> impl IntoView {
    let frame = FieldFrame::new(name, label, hint);
    let chosen = frame.values(initial);
    // The brackets tell the server function's decoder that the field is a list.
    let input_name = format!("{name}[]");
    let inputs = choices
        .into_iter()
        .map(|choice| {
            let checked = chosen.contains(&choice.value);
            view! {
                <label class="choice">
                    <input type="checkbox" name=input_name.clone() value=choice.value.clone() checked=checked />
                    {choice.words()}
                </label>
            }
        })
        .collect_view();
    let class = if scroll {
        "choices choices-scroll"
    } else {
        "choices"
    };
    frame.around_group(
        optional,
        view! { <div class=class>{inputs}</div> }.into_any(),
    )
}
