//! The authorizers of a platform.

use console::Seen;
use domain::{
    list::{AuthorizerFilter, AuthorizerView, counted},
    time::Timestamp,
};
use leptos::prelude::*;

use super::{address::list as address_of, filters::filters, queue::queue};
use crate::{
    api::authorizers::{AuthorizerList, list_authorizers},
    load,
    locales::authorizers::AuthorizersWords,
    pages::{
        address,
        parts::{AuthorizerTable, ignored_parts},
    },
    paths,
    ui::{EmptyState, Glyph, LinkButton, NothingMatches, PageHeader, Pager, Tabs},
};

/// The list of authorizers, newest grant first.
#[component]
pub fn AuthorizersPage() -> impl IntoView {
    let t = AuthorizersWords::here();
    let slug = address::slug();
    let filter = address::reading(AuthorizerFilter::read);
    let authorizers = load::resource(
        move || (slug.get(), filter.get().0),
        |(slug, filter)| list_authorizers(slug, filter),
    );
    view! {
        <PageHeader title=t.title purpose=t.purpose>
            {move || {
                let href = paths::platform(&slug.get(), "wechat/reconciliation");
                view! { <LinkButton href text=t.reconciliation /> }
            }}
        </PageHeader>
        {move || ignored_parts(&filter.read().1)}
        {load::show(authorizers, 8, move |Seen { now, view }| {
            list(&slug.get_untracked(), &filter.get_untracked().0, now, view).into_any()
        })}
    }
}

/// The views; how many grants wait for a decision stands beside theirs.
fn tabs(slug: &str, shown: &AuthorizerFilter, waiting: i64) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let items = AuthorizerView::ALL.map(|view| {
        let name = match view {
            AuthorizerView::All => t.all.to_owned(),
            AuthorizerView::Lacking => t.lacking.to_owned(),
            AuthorizerView::Unassigned if waiting > 0 => t.to_assign_n(&counted(waiting)),
            AuthorizerView::Unassigned => t.to_assign.to_owned(),
            AuthorizerView::Suspected => t.suspected.to_owned(),
            AuthorizerView::Unauthorized => t.unauthorized.to_owned(),
        };
        let filter = AuthorizerFilter {
            view,
            after: None,
            ..shown.clone()
        };
        (address_of(slug, &filter), name, view == shown.view)
    });
    view! { <Tabs label=t.views items=items.to_vec() /> }
}

fn list(
    slug: &str,
    filter: &AuthorizerFilter,
    now: Timestamp,
    list: AuthorizerList,
) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let AuthorizerList { page, choices } = list;
    let filter = &filter.of_found(choices.found());
    let tabs = tabs(slug, filter, choices.waiting);
    let narrow = filters(slug, filter, choices);
    if page.rows.is_empty() {
        return view! { {tabs}{narrow}{nothing(slug, filter)} }.into_any();
    }
    let at = |after| {
        address_of(
            slug,
            &AuthorizerFilter {
                after,
                ..filter.clone()
            },
        )
    };
    let first = filter.after.is_some().then(|| at(None));
    let next = page.next.map(|cursor| at(Some(cursor)));
    let rows = if filter.view == AuthorizerView::Unassigned {
        queue(slug, now, page.rows).into_any()
    } else {
        view! { <AuthorizerTable slug caption=t.title rows=page.rows now /> }.into_any()
    };
    view! {
        {tabs}
        {narrow}
        {rows}
        <Pager first next />
    }
    .into_any()
}

/// Why there is nothing: because of the customer or the place, or because this view has nothing to show.
fn nothing(slug: &str, filter: &AuthorizerFilter) -> AnyView {
    let t = AuthorizersWords::here();
    let clear = AuthorizerFilter {
        view: filter.view,
        ..AuthorizerFilter::default()
    };
    if *filter != clear {
        return view! { <NothingMatches clear=address_of(slug, &clear) /> }.into_any();
    }
    let new = paths::platform(slug, "links/new");
    match filter.view {
        AuthorizerView::All => view! {
            <EmptyState title=t.empty body=t.empty_body>
                <LinkButton href=new text=t.new_link glyph=Glyph::Plus />
            </EmptyState>
        }
        .into_any(),
        AuthorizerView::Lacking => {
            view! { <EmptyState title=t.none_lacking body=t.none_lacking_body /> }.into_any()
        }
        AuthorizerView::Unassigned => {
            view! { <EmptyState title=t.none_to_assign body=t.none_to_assign_body /> }.into_any()
        }
        AuthorizerView::Suspected => {
            view! { <EmptyState title=t.none_suspected body=t.none_suspected_body /> }.into_any()
        }
        AuthorizerView::Unauthorized => {
            view! { <EmptyState title=t.none_unauthorized body=t.none_unauthorized_body /> }
                .into_any()
        }
    }
}
