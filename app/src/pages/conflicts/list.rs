//! What is lacking, over all authorizers.

use console::Seen;
use domain::{
    list::{ConflictFilter, ConflictState},
    time::Timestamp,
};
use leptos::prelude::*;

use super::{address::list as address_of, filters::filters, table::table};
use crate::{
    api::conflicts::{ConflictList, list_conflicts},
    load,
    locales::conflicts::ConflictsWords,
    pages::{address, parts::ignored_parts},
    ui::{EmptyState, NothingMatches, PageHeader, Pager, Tabs},
};

/// The list of conflicts: exclusive sets first, then the newest.
#[component]
pub fn ConflictsPage() -> impl IntoView {
    let t = ConflictsWords::here();
    let slug = address::slug();
    let filter = address::reading(ConflictFilter::read);
    let conflicts = load::resource(
        move || (slug.get(), filter.get().0),
        |(slug, filter)| list_conflicts(slug, filter),
    );
    view! {
        <PageHeader title=t.title purpose=t.purpose />
        {move || tabs(&slug.get(), &filter.read().0)}
        {move || ignored_parts(&filter.read().1)}
        {load::show(conflicts, 8, move |Seen { now, view }| {
            list(&slug.get_untracked(), &filter.get_untracked().0, now, view).into_any()
        })}
    }
}

fn tabs(slug: &str, shown: &ConflictFilter) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let items = ConflictState::ALL.map(|state| {
        let name = match state {
            ConflictState::Open => t.open,
            ConflictState::Closed => t.closed,
            ConflictState::All => t.all,
        };
        let filter = ConflictFilter {
            state,
            after: None,
            ..shown.clone()
        };
        (
            address_of(slug, &filter),
            name.to_owned(),
            state == shown.state,
        )
    });
    view! { <Tabs label=t.states items=items.to_vec() /> }
}

fn list(
    slug: &str,
    filter: &ConflictFilter,
    now: Timestamp,
    list: ConflictList,
) -> impl IntoView + use<> {
    let ConflictList { page, choices } = list;
    let filter = &filter.of_found(choices.found());
    let narrow = filters(slug, filter, choices);
    if page.rows.is_empty() {
        return view! { {narrow}{nothing(slug, filter)} }.into_any();
    }
    let at = |after| {
        address_of(
            slug,
            &ConflictFilter {
                after,
                ..filter.clone()
            },
        )
    };
    let first = filter.after.is_some().then(|| at(None));
    let next = page.next.map(|cursor| at(Some(cursor)));
    view! {
        {narrow}
        {table(slug, now, page.rows)}
        <Pager first next />
    }
    .into_any()
}

/// Why there is nothing: because of the filters, or because all is well.
fn nothing(slug: &str, filter: &ConflictFilter) -> AnyView {
    let t = ConflictsWords::here();
    let all = ConflictFilter {
        state: filter.state,
        ..ConflictFilter::default()
    };
    if *filter != all {
        return view! { <NothingMatches clear=address_of(slug, &all) /> }.into_any();
    }
    match filter.state {
        ConflictState::Closed => {
            view! { <EmptyState title=t.empty_closed body=t.empty_closed_body /> }.into_any()
        }
        ConflictState::Open | ConflictState::All => {
            view! { <EmptyState title=t.empty body=t.empty_body /> }.into_any()
        }
    }
}
