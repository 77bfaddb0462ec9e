//! One customer.

use console::{AuthorizerRow, CustomerDetail, CustomerRow, LinkRow, Seen};
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    api::customers::load_customer,
    load,
    locales::{customers::CustomersWords, states::States},
    pages::{
        address,
        parts::{AuthorizerTable, LinkTable},
    },
    paths,
    ui::{Card, Copyable, EmptyState, Fact, Facts, Glyph, LinkButton, Loud, PageHeader, Time},
};

/// A customer's page.
#[component]
pub fn CustomerPage() -> impl IntoView {
    let (slug, id) = (address::slug(), address::id());
    let customer = load::resource(
        move || (slug.get(), id.get()),
        |(slug, id)| load_customer(slug, id),
    );
    load::show(customer, 8, move |Seen { now, view }| {
        detail(&slug.get_untracked(), now, view).into_any()
    })
}

fn detail(slug: &str, now: Timestamp, view: CustomerDetail) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let CustomerDetail {
        customer,
        links,
        authorizers,
    } = view;
    let query = [("customer", Some(customer.id.to_string()))];
    let new_link = paths::with_query(paths::platform(slug, "links/new"), &query);
    let all_links = paths::with_query(paths::platform(slug, "links"), &query);
    let all_authorizers = paths::with_query(paths::platform(slug, "authorizers"), &query);
    view! {
        <PageHeader title=customer.name.clone() up=(paths::platform(slug, "customers"), t.title.to_owned())>
            <LinkButton href=new_link text=t.new_link loud=Loud::Primary glyph=Glyph::Link />
        </PageHeader>
        <div class="stack">
            {facts(customer)}
            <section class="stack">
                <div class="section-head"><h2>{t.authorizers}</h2><a href=all_authorizers>{t.all_authorizers}</a></div>
                {authorizer_list(slug, now, authorizers)}
            </section>
            <section class="stack">
                <div class="section-head"><h2>{t.links}</h2><a href=all_links>{t.all_links}</a></div>
                {link_list(slug, now, links)}
            </section>
        </div>
    }
}

fn facts(customer: CustomerRow) -> impl IntoView {
    let t = CustomersWords::here();
    let note = if customer.note.is_empty() {
        States::here().none.to_owned()
    } else {
        customer.note
    };
    view! {
        <Card title=t.facts>
            <Facts>
                <Fact label=t.note><span class="note">{note}</span></Fact>
                <Fact label=t.created><Time at=customer.created_at /></Fact>
                <Fact label=t.id><Copyable text=customer.id.to_string() label=t.id /></Fact>
            </Facts>
        </Card>
    }
}

fn authorizer_list(slug: &str, now: Timestamp, rows: Vec<AuthorizerRow>) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    if rows.is_empty() {
        view! { <EmptyState title=t.no_authorizers body=t.no_authorizers_body /> }.into_any()
    } else {
        view! { <AuthorizerTable slug caption=t.authorizers rows now /> }.into_any()
    }
}

fn link_list(slug: &str, now: Timestamp, rows: Vec<LinkRow>) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    if rows.is_empty() {
        view! { <EmptyState title=t.no_links body=t.no_links_body /> }.into_any()
    } else {
        view! { <LinkTable slug rows now /> }.into_any()
    }
}
