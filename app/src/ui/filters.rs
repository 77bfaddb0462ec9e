//! Filters above a table. They live in the URL: a plain GET form, which the scripts turn into navigation.

use domain::list::SEARCH_MAX;
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{locales::states::States, web};

/// A form of filters; holds inputs with `name`s.
#[component]
pub fn FilterForm(
    /// The list's own address.
    #[prop(into)]
    action: String,
    /// The inputs.
    children: Children,
) -> impl IntoView {
    let t = States::here();
    let navigate = use_navigate();
    let list = action.clone();
    let on_submit = move |event: SubmitEvent| {
        if let Some(query) = web::query_of_form(&event) {
            event.prevent_default();
            navigate(&format!("{list}{query}"), NavigateOptions::default());
        }
    };
    view! {
        <form class="filters" method="get" action=action role="search" aria-label=t.filters on:submit=on_submit>
            {children()}
            <button type="submit" class="button">{t.filter}</button>
        </form>
    }
}

/// Inputs of a [`FilterForm`] that a phone folds away, unless one of them is set; where there is room they stand beside
/// the others.
#[component]
pub fn FilterFold(
    /// How many of them are set.
    set: usize,
    /// The inputs.
    children: Children,
) -> impl IntoView {
    let t = States::here();
    let count = (set > 0).then(|| view! { <span class="count">{set}</span> });
    view! {
        <details class="fold filters-fold" open={set > 0}>
            <summary>{t.filters}{count}</summary>
            <div class="filters-fields">{children()}</div>
        </details>
    }
}

/// How many parts of an address are set.
#[must_use]
pub fn how_many(pairs: &[(&str, Option<String>)]) -> usize {
    pairs.iter().filter(|(_, value)| value.is_some()).count()
}

/// How many of these parts of an address are set.
#[must_use]
pub fn how_many_set(pairs: &[(&str, Option<String>)], of: &[&str]) -> usize {
    let set = |(name, value): &&(&str, Option<String>)| of.contains(name) && value.is_some();
    pairs.iter().filter(set).count()
}

/// A text to look for, among the inputs of a [`FilterForm`]: `q` in the URL.
#[component]
pub fn SearchField(
    /// What is looked through.
    #[prop(into)]
    hint: String,
    /// The text looked for now.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let t = States::here();
    view! {
        <div class="field">
            <label class="field-label" for="f-q">{t.search}</label>
            <input
                class="input"
                id="f-q"
                name="q"
                type="search"
                value=value
                placeholder=hint
                maxlength=SEARCH_MAX.to_string()
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
            />
        </div>
    }
}

/// Views of a list, one of which is shown: links, since each has an address.
#[component]
pub fn Tabs(
    /// What they choose between, for assistive technology.
    #[prop(into)]
    label: String,
    /// Address, name, and whether it is the one shown.
    items: Vec<(String, String, bool)>,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|(href, name, current)| {
            view! { <a class="tab" href=href aria-current=current.then_some("true")>{name}</a> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=label>{items}</nav> }
}
