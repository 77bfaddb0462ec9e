//! One customer.

use console::{AuthorizerRow, ConflictRow, CustomerDetail, CustomerRow, LinkRow, Seen};
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    api::customers::{ArchiveCustomer, load_customer},
    form::{ButtonForm, address_of},
    load,
    locales::{customers::CustomersWords, states::States},
    pages::{
        address,
        conflicts::conflict_table,
        parts::{AuthorizerTable, LinkTable},
    },
    paths,
    ui::{
        Banner, Card, Confirm, Copyable, EmptyState, Fact, Facts, Glyph, LinkButton, Loud,
        PageHeader, Time, Tone,
    },
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
        lacking,
        conflicts: first,
    } = view;
    let query = [("customer", Some(customer.id.to_string()))];
    let new_link = paths::with_query(paths::platform(slug, "links/new"), &query);
    let all_links = paths::with_query(paths::platform(slug, "links"), &query);
    let all_authorizers = paths::with_query(paths::platform(slug, "authorizers"), &query);
    let all_conflicts = (lacking > 0 || !first.is_empty()).then(|| {
        let href = paths::with_query(paths::platform(slug, "conflicts"), &query);
        view! { <a href=href>{t.all_conflicts(lacking)}</a> }
    });
    let conflicts = conflicts(slug, now, first).into_any();
    let edit = paths::platform(slug, format_args!("customers/{}/edit", customer.id));
    let archived = customer.archived_at.is_some();
    let put_away = put_away(slug, &customer).into_any();
    let banner = archived.then(|| {
        view! { <Banner tone=Tone::Idle title=t.is_archived><p>{t.is_archived_body}</p></Banner> }
    });
    let make = (!archived).then(|| {
        view! { <LinkButton href=new_link text=t.new_link loud=Loud::Primary glyph=Glyph::Link /> }
    });
    view! {
        <PageHeader title=customer.name.clone() up=(paths::platform(slug, "customers"), t.title.to_owned())>
            <LinkButton href=edit text=t.edit />
            {put_away}
            {make}
        </PageHeader>
        <div class="stack">
            {banner}
            {facts(customer)}
            <section class="stack">
                <div class="section-head"><h2>{t.conflicts}</h2>{all_conflicts}</div>
                {conflicts}
            </section>
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
                {customer.archived_at.map(|at| view! { <Fact label=t.archived_at><Time at /></Fact> })}
                <Fact label=t.id><Copyable text=customer.id.to_string() label=t.id /></Fact>
            </Facts>
        </Card>
    }
}

/// The first of what its accounts lack; the rest is a link away.
fn conflicts(slug: &str, now: Timestamp, rows: Vec<ConflictRow>) -> impl IntoView + use<> {
    if rows.is_empty() {
        let t = CustomersWords::here();
        view! { <p class="muted">{t.no_conflicts}</p> }.into_any()
    } else {
        conflict_table(slug, now, rows).into_any()
    }
}

fn put_away(slug: &str, customer: &CustomerRow) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let action = address_of::<ArchiveCustomer>();
    let (slug, id) = (slug.to_owned(), customer.id.to_string());
    if customer.archived_at.is_some() {
        return view! {
            <ButtonForm
                name="archive-customer"
                action
                hidden=vec![("platform", slug), ("customer", id), ("away", "false".to_owned())]
                text=t.restore
            />
        }
        .into_any();
    }
    view! {
        <Confirm id="archive-customer" opener=t.archive title=t.archive_title body=t.archive_body>
            <ButtonForm
                name="archive-customer"
                action
                hidden=vec![("platform", slug), ("customer", id), ("away", "true".to_owned())]
                text=t.archive
                loud=Loud::Danger
            />
        </Confirm>
    }
    .into_any()
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
