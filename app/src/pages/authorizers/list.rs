//! The authorizers of a platform.

use console::{CustomerRef, Seen};
use domain::{
    list::{AuthorizerFilter, AuthorizerView},
    time::Timestamp,
};
use leptos::prelude::*;

use super::address::list as address_of;
use crate::{
    api::authorizers::{AuthorizerList, list_authorizers},
    form::{Choice, SelectField},
    load,
    locales::authorizers::AuthorizersWords,
    pages::{address, parts::AuthorizerTable},
    paths,
    ui::{EmptyState, FilterForm, Glyph, LinkButton, NothingMatches, PageHeader, Pager, Tabs},
};

/// The list of authorizers, newest grant first: `?view=`, `?customer=`.
#[component]
pub fn AuthorizersPage() -> impl IntoView {
    let t = AuthorizersWords::here();
    let (slug, after) = (address::slug(), address::after());
    let (view, customer) = (address::query("view"), address::query("customer"));
    let filter = move || AuthorizerFilter {
        view: view
            .read()
            .as_deref()
            .and_then(AuthorizerView::from_code)
            .unwrap_or_default(),
        customer: customer.read().as_ref().and_then(|id| id.parse().ok()),
        after: after.get(),
    };
    let authorizers = load::resource(
        move || (slug.get(), filter()),
        |(slug, filter)| list_authorizers(slug, filter),
    );
    view! {
        <PageHeader title=t.title purpose=t.purpose />
        {move || tabs(&slug.get(), &filter())}
        {load::show(authorizers, 8, move |Seen { now, view }| {
            list(&slug.get_untracked(), &untrack(filter), now, view).into_any()
        })}
    }
}

fn tabs(slug: &str, shown: &AuthorizerFilter) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let items = AuthorizerView::ALL.map(|view| {
        let name = match view {
            AuthorizerView::All => t.all,
            AuthorizerView::Lacking => t.lacking,
            AuthorizerView::Unassigned => t.to_assign,
            AuthorizerView::Unauthorized => t.unauthorized,
        };
        let filter = AuthorizerFilter {
            view,
            customer: shown.customer.clone(),
            after: None,
        };
        (
            address_of(slug, &filter),
            name.to_owned(),
            view == shown.view,
        )
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
    let customers = choices.customers;
    let narrow = (!customers.is_empty()).then(|| narrow(slug, filter, customers));
    if page.rows.is_empty() {
        return view! { {narrow}{nothing(slug, filter)} }.into_any();
    }
    let first = AuthorizerFilter {
        after: None,
        ..filter.clone()
    };
    let first = filter.after.is_some().then(|| address_of(slug, &first));
    let next = page.next.map(|cursor| {
        address_of(
            slug,
            &AuthorizerFilter {
                after: Some(cursor),
                ..filter.clone()
            },
        )
    });
    view! {
        {narrow}
        <AuthorizerTable slug caption=t.title rows=page.rows now />
        <Pager first next />
    }
    .into_any()
}

fn narrow(
    slug: &str,
    filter: &AuthorizerFilter,
    customers: Vec<CustomerRef>,
) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let chosen = filter
        .customer
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let choices = std::iter::once(Choice::new("", t.any_customer))
        .chain(
            customers
                .into_iter()
                .map(|customer| Choice::new(customer.id, customer.name)),
        )
        .collect();
    let view = (filter.view != AuthorizerView::All)
        .then(|| view! { <input type="hidden" name="view" value=filter.view.code() /> });
    view! {
        <FilterForm action=paths::platform(slug, "authorizers")>
            {view}
            <SelectField name="customer" label=t.customer choices initial=chosen />
        </FilterForm>
    }
}

/// Why there is nothing: because of the customer or the place, or because this view has nothing to show.
fn nothing(slug: &str, filter: &AuthorizerFilter) -> AnyView {
    let t = AuthorizersWords::here();
    if filter.customer.is_some() || filter.after.is_some() {
        let clear = AuthorizerFilter {
            view: filter.view,
            ..AuthorizerFilter::default()
        };
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
        AuthorizerView::Unauthorized => {
            view! { <EmptyState title=t.none_unauthorized body=t.none_unauthorized_body /> }
                .into_any()
        }
    }
}
