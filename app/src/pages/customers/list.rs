//! The customers of a platform.

use console::{CustomerRow, Seen};
use domain::list::{CustomerFilter, CustomerView, Page};
use leptos::prelude::*;

use crate::{
    api::customers::list_customers,
    form::Told,
    load,
    locales::customers::CustomersWords,
    pages::{address, parts::ignored_parts},
    paths,
    ui::{
        Badge, Cell, Column, EmptyState, FilterForm, Glyph, LinkButton, Loud, NothingMatches,
        PageHeader, Pager, Row, RowHead, SearchField, Table, Tabs, Time, Tone,
    },
};

/// The list of customers, newest first, as its address narrows it.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let t = CustomersWords::here();
    let slug = address::slug();
    let read = address::reading(CustomerFilter::read);
    let customers = load::resource(
        move || (slug.get(), read.get().0),
        |(slug, filter)| list_customers(slug, filter),
    );
    let new = move || paths::platform(&slug.get(), "customers/new");
    let import = move || paths::platform(&slug.get(), "customers/import");
    view! {
        <PageHeader title=t.title purpose=t.purpose>
            {move || view! {
                <LinkButton href=import() text=t.import />
                <LinkButton href=new() text=t.new loud=Loud::Primary glyph=Glyph::Plus />
            }}
        </PageHeader>
        <Told name="imported" words=imported />
        {move || views(&slug.get(), &read.get().0)}
        {load::show(customers, 8, move |Seen { view, .. }| {
            let (filter, ignored) = read.get_untracked();
            view! {
                {ignored_parts(&ignored)}
                {list(&slug.get_untracked(), &filter, view)}
            }
            .into_any()
        })}
    }
}

/// What the import did that led here.
fn imported(count: &dyn Fn(&str) -> i64) -> String {
    let t = CustomersWords::here();
    let (added, skipped) = (count("added"), count("skipped"));
    if skipped == 0 {
        t.imported(added)
    } else {
        t.imported_skipped(added, skipped)
    }
}

fn views(slug: &str, shown: &CustomerFilter) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let items = CustomerView::ALL.map(|view| {
        let name = match view {
            CustomerView::Active => t.view_active,
            CustomerView::Archived => t.view_archived,
            CustomerView::All => t.view_all,
        };
        let filter = CustomerFilter {
            view,
            text: shown.text.clone(),
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

fn address_of(slug: &str, filter: &CustomerFilter) -> String {
    address::list(slug, "customers", &filter.pairs(), filter.after.clone())
}

fn list(slug: &str, filter: &CustomerFilter, page: Page<CustomerRow>) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let here = paths::platform(slug, "customers");
    let plain = filter.after.is_none() && filter.text.is_empty();
    if page.rows.is_empty() && plain && filter.view != CustomerView::Archived {
        return none(slug).into_any();
    }
    let view = Some(filter.view.code()).filter(|_| filter.view != CustomerView::default());
    let view = view.map(|code| view! { <input type="hidden" name="view" value=code /> });
    let text = filter.text.clone();
    let search = view! {
        <FilterForm action=here.clone()>
            {view}
            <SearchField hint=t.search_hint value=text />
        </FilterForm>
    };
    if page.rows.is_empty() {
        return view! { {search}<NothingMatches clear=here /> }.into_any();
    }
    let at = |after| {
        address_of(
            slug,
            &CustomerFilter {
                after,
                ..filter.clone()
            },
        )
    };
    let first = filter.after.is_some().then(|| at(None));
    let next = page.next.map(|cursor| at(Some(cursor)));
    view! {
        {search}
        {table(&here, page.rows)}
        <Pager first next />
    }
    .into_any()
}

/// No customer at all, or none that is in use: which of the two is asked only here.
fn none(slug: &str) -> impl IntoView + use<> {
    let all = CustomerFilter {
        view: CustomerView::All,
        ..CustomerFilter::default()
    };
    let key = (slug.to_owned(), all);
    let new = paths::platform(slug, "customers/new");
    let any = load::resource(
        move || key.clone(),
        |(slug, filter)| list_customers(slug, filter),
    );
    load::show(any, 3, move |Seen { view, .. }| {
        let (t, new) = (CustomersWords::here(), new.clone());
        let (title, body) = if view.rows.is_empty() {
            (t.empty, t.empty_body)
        } else {
            (t.all_archived, t.all_archived_body)
        };
        view! {
            <EmptyState title body>
                <LinkButton href=new text=t.new glyph=Glyph::Plus />
            </EmptyState>
        }
        .into_any()
    })
}

fn table(here: &str, rows: Vec<CustomerRow>) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let note = Column::text(t.note);
    let links = Column::number(t.links);
    let authorizers = Column::number(t.authorizers);
    let created = Column::text(t.created);
    let rows = rows
        .into_iter()
        .map(|row| {
            let href = format!("{here}/{}", row.id);
            let archived = row.archived_at.is_some().then(|| view! { " "<Badge tone=Tone::Idle text=t.archived_mark /> });
            view! {
                <Row>
                    <RowHead><a class="clip" href=href title=row.name.clone()>{row.name.clone()}</a>{archived}</RowHead>
                    <Cell column=note>{(!row.note.is_empty()).then(|| view! { <span class="clip muted" title=row.note.clone()>{row.note.clone()}</span> })}</Cell>
                    <Cell column=links>{row.links}</Cell>
                    <Cell column=authorizers>{row.authorizers}</Cell>
                    <Cell column=created><Time at=row.created_at /></Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![Column::text(t.name), note, links, authorizers, created];
    view! { <Table caption=t.title columns>{rows}</Table> }
}
