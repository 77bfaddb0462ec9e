//! Surfaces and lists of facts.

use domain::list::counted;
use leptos::prelude::*;

/// A framed part of a page with a heading.
#[component]
pub fn Card(
    /// The heading.
    #[prop(optional, into)]
    title: String,
    /// A line under the heading.
    #[prop(optional, into)]
    note: String,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let head = (!title.is_empty()).then(|| {
        view! {
            <header class="card-head">
                <h2>{title}</h2>
                {(!note.is_empty()).then(|| view! { <p class="card-note">{note}</p> })}
            </header>
        }
    });
    view! {
        <section class="card">
            {head}
            <div class="card-body">{children()}</div>
        </section>
    }
}

/// A list of names and values; holds [`Fact`]s.
#[component]
pub fn Facts(
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One name and its value.
#[component]
pub fn Fact(
    /// The name.
    #[prop(into)]
    label: String,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// Two columns on a wide screen: facts at the left, their history at the right.
#[component]
pub fn Split(
    /// The wide column.
    children: Children,
    /// The narrow column.
    #[prop(into)]
    aside: ViewFnOnce,
) -> impl IntoView {
    view! {
        <div class="split">
            <div class="split-main">{children()}</div>
            <div class="split-aside">{aside.run()}</div>
        </div>
    }
}

/// A figure with its name, for an overview.
#[component]
pub fn Figure(
    /// What is counted.
    #[prop(into)]
    label: String,
    /// How many; see [`counted`].
    value: i64,
    /// Where the counted things are listed.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    view! {
        <a class="figure" href=href>
            <span class="figure-label">{label}</span>
            <span class="figure-value">{counted(value)}</span>
        </a>
    }
}
