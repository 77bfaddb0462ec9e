//! The links of a platform.

use console::{LinkList, Seen};
use domain::{list::LinkFilter, time::Timestamp};
use leptos::prelude::*;

use super::filters::filters;
use crate::{
    api::links::list_links,
    load,
    locales::links::LinksWords,
    pages::{
        address,
        parts::{LinkTable, ignored_parts},
    },
    paths,
    ui::{EmptyState, Glyph, LinkButton, Loud, NothingMatches, PageHeader, Pager},
};

/// The list of links, newest first, as its address narrows it.
#[component]
pub fn LinksPage() -> impl IntoView {
    let t = LinksWords::here();
    let slug = address::slug();
    let read = address::reading(LinkFilter::read);
    let filter = move || read.get().0;
    let links = load::resource(
        move || (slug.get(), filter()),
        |(slug, filter)| list_links(slug, filter),
    );
    let new = move || {
        let customer = filter().customer.map(|id| id.to_string());
        paths::with_query(
            paths::platform(&slug.get(), "links/new"),
            &[("customer", customer)],
        )
    };
    view! {
        <PageHeader title=t.title purpose=t.purpose>
            {move || view! { <LinkButton href=new() text=t.new loud=Loud::Primary glyph=Glyph::Plus /> }}
        </PageHeader>
        {load::show(links, 8, move |Seen { now, view }| {
            let (filter, ignored) = read.get_untracked();
            view! {
                {ignored_parts(&ignored)}
                {list(&slug.get_untracked(), &filter, now, view)}
            }
            .into_any()
        })}
    }
}

fn list(slug: &str, filter: &LinkFilter, now: Timestamp, list: LinkList) -> impl IntoView + use<> {
    let t = LinksWords::here();
    let all = paths::platform(slug, "links");
    let narrowed = filter.pairs().iter().any(|(_, value)| value.is_some());
    let LinkList {
        page,
        makers,
        customer,
    } = list;
    if page.rows.is_empty() && filter.after.is_none() && !narrowed {
        return view! {
            <EmptyState title=t.empty body=t.empty_body>
                <LinkButton href=format!("{all}/new") text=t.new glyph=Glyph::Plus />
            </EmptyState>
        }
        .into_any();
    }
    let filters = filters(slug, filter, makers, customer);
    if page.rows.is_empty() {
        return view! { {filters}<NothingMatches clear=all /> }.into_any();
    }
    let at = |after| address::list(slug, "links", &filter.pairs(), after);
    let first = filter.after.is_some().then(|| at(None));
    let next = page.next.map(|cursor| at(Some(cursor)));
    view! {
        {filters}
        <LinkTable slug rows=page.rows now />
        <Pager first next />
    }
    .into_any()
}
