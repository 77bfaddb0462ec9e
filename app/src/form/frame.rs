//! The label, hint and error around every field.

use domain::problem::FieldProblem;
use leptos::prelude::*;

use super::state::FormState;
use crate::{
    locales::{lang, problems, states::States},
    ui::icon::{Glyph, Icon},
};

/// What a field's input needs to be tied to its label, hint and error.
#[derive(Clone)]
pub(super) struct FieldFrame {
    /// The input's id, also the target of the summary's link.
    pub id: String,
    name: &'static str,
    label: String,
    hint: String,
    state: Option<FormState>,
    given: Option<FieldProblem>,
}

impl FieldFrame {
    /// Frames the field `name` and tells the form its label.
    pub fn new(name: &'static str, label: String, hint: String) -> Self {
        let state = FormState::here();
        if let Some(state) = state {
            state.name_field(name, &label);
        }
        Self {
            id: field_id(name),
            name,
            label,
            hint,
            state,
            given: None,
        }
    }

    /// The same with a problem that no form knows of: a filter's.
    pub fn with_problem(self, given: Option<FieldProblem>) -> Self {
        Self { given, ..self }
    }

    fn problem(&self) -> impl Fn() -> Option<FieldProblem> + Copy + Send + Sync + 'static + use<> {
        let (state, name, given) = (self.state, self.name, self.given);
        move || state.and_then(|state| state.problem(name)).or(given)
    }

    /// What was typed before the form came back, or else the initial value.
    pub fn value(&self, initial: String) -> String {
        self.state
            .and_then(|state| state.typed(self.name))
            .unwrap_or(initial)
    }

    /// The chosen values before the form came back, or else the initial ones.
    pub fn values(&self, initial: Vec<String>) -> Vec<String> {
        match self.state {
            Some(state) if state.came_back() => state.all_typed(self.name),
            _ => initial,
        }
    }

    /// For `aria-required`: what must be filled in. Filters never must.
    pub fn required(&self, optional: bool) -> Option<&'static str> {
        (!optional && self.state.is_some()).then_some("true")
    }

    /// For `aria-invalid`.
    pub fn invalid(
        &self,
    ) -> impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static + use<> {
        let problem = self.problem();
        move || problem().map(|_| "true")
    }

    /// For `aria-describedby`: hint and error, whichever is there.
    pub fn described_by(&self) -> String {
        if self.hint.is_empty() {
            format!("{}-error", self.id)
        } else {
            format!("{0}-hint {0}-error", self.id)
        }
    }

    fn hint(&self) -> impl IntoView + use<> {
        let id = format!("{}-hint", self.id);
        (!self.hint.is_empty())
            .then(|| view! { <p class="field-hint" id=id>{self.hint.clone()}</p> })
    }

    fn error(&self) -> impl IntoView + use<> {
        let (problem, lang) = (self.problem(), lang());
        let text = move || problem().map(|problem| problems::field(lang, problem));
        view! {
            <div id=format!("{}-error", self.id)>
                {move || text().map(|text| view! { <p class="field-error"><Icon glyph=Glyph::Bad />{text}</p> })}
            </div>
        }
    }

    /// A field of one input: label, hint, input, error.
    pub fn around(&self, optional: bool, input: AnyView) -> AnyView {
        let mark = optional
            .then(|| view! { <span class="field-optional">{States::here().optional}</span> });
        view! {
            <div class="field">
                <label class="field-label" for=self.id.clone()>{self.label.clone()}{mark}</label>
                {self.hint()}
                {input}
                {self.error()}
            </div>
        }
        .into_any()
    }

    /// A field of many inputs: a fieldset with a legend.
    pub fn around_group(&self, optional: bool, inputs: AnyView) -> AnyView {
        let mark = optional
            .then(|| view! { <span class="field-optional">{States::here().optional}</span> });
        view! {
            <fieldset class="field" id=self.id.clone() tabindex="-1" aria-describedby=self.described_by()>
                <legend class="field-label">{self.label.clone()}{mark}</legend>
                {self.hint()}
                {inputs}
                {self.error()}
            </fieldset>
        }
        .into_any()
    }
}

/// The id of a field's input.
pub(super) fn field_id(name: &str) -> String {
    format!("f-{name}")
}
