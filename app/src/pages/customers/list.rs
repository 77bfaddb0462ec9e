//! The customers of a platform.

use console::{CustomerRow, Seen};
use domain::list::{CustomerFilter, Page};
use leptos::prelude::*;

use crate::{
    api::customers::list_customers,
    load,
    locales::customers::CustomersWords,
    pages::address,
    paths,
    ui::{
        Cell, Column, EmptyState, Glyph, LinkButton, Loud, PageHeader, Pager, Row, RowHead, Table,
        Time,
    },
};

/// The list of customers, newest first.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let t = CustomersWords::here();
    let (slug, after) = (address::slug(), address::after());
    let customers = load::resource(
        move || (slug.get(), CustomerFilter { after: after.get() }),
        |(slug, filter)| list_customers(slug, filter),
    );
    let new = move || paths::platform(&slug.get(), "customers/new");
    view! {
        <PageHeader title=t.title purpose=t.purpose>
            {move || view! { <LinkButton href=new() text=t.new loud=Loud::Primary glyph=Glyph::Plus /> }}
        </PageHeader>
        {load::show(customers, 8, move |Seen { view, .. }| {
            list(&slug.get_untracked(), after.get_untracked().is_some(), view).into_any()
        })}
    }
}

fn list(slug: &str, further: bool, page: Page<CustomerRow>) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let here = paths::platform(slug, "customers");
    if page.rows.is_empty() && !further {
        return view! {
            <EmptyState title=t.empty body=t.empty_body>
                <LinkButton href=format!("{here}/new") text=t.new glyph=Glyph::Plus />
            </EmptyState>
        }
        .into_any();
    }
    let note = Column::text(t.note);
    let links = Column::number(t.links);
    let authorizers = Column::number(t.authorizers);
    let created = Column::text(t.created);
    let rows = page
        .rows
        .into_iter()
        .map(|row| {
            let href = format!("{here}/{}", row.id);
            view! {
                <Row>
                    <RowHead><a class="clip" href=href title=row.name.clone()>{row.name.clone()}</a></RowHead>
                    <Cell column=note><span class="clip muted" title=row.note.clone()>{row.note.clone()}</span></Cell>
                    <Cell column=links>{row.links}</Cell>
                    <Cell column=authorizers>{row.authorizers}</Cell>
                    <Cell column=created><Time at=row.created_at /></Cell>
                </Row>
            }
        })
        .collect_view();
    let next = page
        .next
        .map(|cursor| paths::with_query(here.clone(), &[("after", Some(cursor.into()))]));
    view! {
        <Table caption=t.title columns=vec![Column::text(t.name), note, links, authorizers, created]>{rows}</Table>
        <Pager first=further.then_some(here) next />
    }
    .into_any()
}
