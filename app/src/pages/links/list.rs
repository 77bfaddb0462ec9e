//! The links of a platform.

use console::{LinkRow, Seen};
use domain::{
    list::{LinkFilter, Page},
    time::Timestamp,
};
use leptos::prelude::*;

use crate::{
    api::links::list_links,
    load,
    locales::{links::LinksWords, states::States},
    pages::{address, parts::LinkTable},
    paths,
    ui::{EmptyState, Glyph, LinkButton, Loud, NothingMatches, PageHeader, Pager},
};

/// The list of links, newest first; `?customer=` shows those of one customer.
#[component]
pub fn LinksPage() -> impl IntoView {
    let t = LinksWords::here();
    let (slug, after, customer) = (
        address::slug(),
        address::after(),
        address::query("customer"),
    );
    let filter = move || LinkFilter {
        customer: customer.read().as_ref().and_then(|id| id.parse().ok()),
        after: after.get(),
    };
    let links = load::resource(
        move || (slug.get(), filter()),
        |(slug, filter)| list_links(slug, filter),
    );
    let new = move || {
        paths::with_query(
            paths::platform(&slug.get(), "links/new"),
            &[("customer", customer.get())],
        )
    };
    view! {
        <PageHeader title=t.title purpose=t.purpose>
            {move || view! { <LinkButton href=new() text=t.new loud=Loud::Primary glyph=Glyph::Plus /> }}
        </PageHeader>
        {load::show(links, 8, move |Seen { now, view }| {
            let filter = untrack(filter);
            list(slug.get_untracked(), &filter, now, view).into_any()
        })}
    }
}

fn list(
    slug: String,
    filter: &LinkFilter,
    now: Timestamp,
    page: Page<LinkRow>,
) -> impl IntoView + use<> {
    let (t, states) = (LinksWords::here(), States::here());
    let all = paths::platform(&slug, "links");
    let customer = filter.customer.as_ref().map(ToString::to_string);
    let of_one = customer.is_some().then(|| {
        let name = page.rows.first().map_or_else(
            || t.of_customer.to_owned(),
            |row| format!("{}{}", t.customer_is, row.customer.name),
        );
        view! {
            <p class="filter-note">
                <span>{name}</span>
                <a href=all.clone()>{states.clear_filters}</a>
            </p>
        }
    });
    if page.rows.is_empty() && filter.after.is_none() {
        let nothing = if customer.is_some() {
            view! { <NothingMatches clear=all /> }.into_any()
        } else {
            view! {
                <EmptyState title=t.empty body=t.empty_body>
                    <LinkButton href=format!("{all}/new") text=t.new glyph=Glyph::Plus />
                </EmptyState>
            }
            .into_any()
        };
        return nothing;
    }
    let first = paths::with_query(all.clone(), &[("customer", customer.clone())]);
    let next = page.next.map(|cursor| {
        paths::with_query(
            all,
            &[("customer", customer), ("after", Some(cursor.into()))],
        )
    });
    view! {
        {of_one}
        <LinkTable slug rows=page.rows now />
        <Pager first=filter.after.is_some().then_some(first) next />
    }
    .into_any()
}
