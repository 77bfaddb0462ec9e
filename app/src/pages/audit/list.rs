//! Who did what, on what, with which outcome.

use console::{AuditRow, Seen};
use domain::{
    audit::{ObjectKind, Outcome},
    list::AuditFilter,
};
use leptos::prelude::*;

use super::{address as address_of, filters::filters, particulars::particulars};
use crate::{
    api::audit::{AuditList, list_audit},
    load,
    locales::{audit, audit_page::AuditWords, lang, states::States},
    pages::{address, parts::ignored_parts},
    paths,
    ui::{
        Badge, Cell, Column, EmptyState, LinkButton, NothingMatches, PageHeader, Pager, Row,
        RowHead, Table, Time, Tone,
    },
};

/// The audit trail, newest first; the query narrows it, see [`AuditFilter::read`].
#[component]
pub fn AuditPage() -> impl IntoView {
    let t = AuditWords::here();
    let slug = address::slug();
    let read = address::reading(AuditFilter::read);
    let filter = move || read.get().0;
    let entries = load::resource(
        move || (slug.get(), filter()),
        |(slug, filter)| list_audit(slug, filter),
    );
    let file = move |format: &'static str, text: &'static str| {
        let href = address_of::export(&slug.get(), &filter(), format);
        view! { <LinkButton href text external=true /> }
    };
    view! {
        <PageHeader title=t.title purpose=t.purpose>
            {move || file("csv", t.export_csv)}
            {move || file("jsonl", t.export_jsonl)}
        </PageHeader>
        {move || ignored_parts(&read.read().1)}
        {load::show(entries, 10, move |Seen { view, .. }| {
            list(&slug.get_untracked(), &untrack(filter), view).into_any()
        })}
    }
}

fn list(slug: &str, filter: &AuditFilter, list: AuditList) -> impl IntoView + use<> {
    let t = AuditWords::here();
    let AuditList { page, people } = list;
    let all = paths::platform(slug, "audit");
    let narrow = filters(slug, filter, people);
    if page.rows.is_empty() {
        let empty = if filter.is_narrow() || filter.after.is_some() {
            view! { <NothingMatches clear=all /> }.into_any()
        } else {
            view! { <EmptyState title=t.empty body=t.empty_body /> }.into_any()
        };
        return view! { {narrow}{empty} }.into_any();
    }
    let at = |after| {
        let filter = AuditFilter {
            after,
            ..filter.clone()
        };
        address_of::list(slug, &filter)
    };
    let first = filter.after.is_some().then(|| at(None));
    let next = page.next.map(|cursor| at(Some(cursor)));
    let one = filter.object.as_ref().map(|id| one(&all, id, &page.rows));
    let clear = (one.is_none() && filter.is_narrow()).then(|| {
        let text = States::here().clear_filters;
        view! { <p class="filter-note"><a href=all.clone()>{text}</a></p> }
    });
    view! {
        {narrow}
        {one}
        {clear}
        {table(slug, page.rows)}
        <Pager first next />
    }
    .into_any()
}

/// Which thing the entries are about, and the way back to all of them.
fn one(all: &str, id: &str, rows: &[AuditRow]) -> impl IntoView + use<> {
    let t = AuditWords::here();
    let name = rows
        .iter()
        .map(|row| &row.object_name)
        .find(|name| !name.is_empty());
    let words = name.map_or_else(|| t.of_one.to_owned(), |name| t.of_named(name));
    view! {
        <p class="filter-note">
            <span>{words}" "<code class="muted">{id.to_owned()}</code></span>
            <a href=all.to_owned()>{States::here().clear_filters}</a>
        </p>
    }
}

fn table(slug: &str, rows: Vec<AuditRow>) -> impl IntoView + use<> {
    let (t, lang) = (AuditWords::here(), lang());
    let who = Column::text(t.who);
    let what = Column::text(t.what);
    let object = Column::text(t.object);
    let ended = Column::text(t.outcome);
    let ip = Column::text(t.ip);
    let details = Column::text(t.details);
    let rows = rows
        .into_iter()
        .map(|row| {
            let actor = (!row.actor_name.is_empty())
                .then(|| view! { <span class="clip" title=row.actor_name.clone()>{row.actor_name.clone()}</span> });
            let (object_cell, details_cell) = (thing(slug, &row), particulars(slug, &row));
            let badge = outcome(&row);
            let href = address_of::entry(slug, row.id.as_str());
            let address = row.ip.clone().unwrap_or_else(|| t.nothing.to_owned());
            view! {
                <Row>
                    <RowHead><a href=href><Time at=row.at seconds=true /></a></RowHead>
                    <Cell column=who><span class="actor"><span class="muted">{audit::actor(lang, row.actor_kind)}</span>{actor}</span></Cell>
                    <Cell column=what>{audit::action(lang, row.action)}</Cell>
                    <Cell column=object>{object_cell}</Cell>
                    <Cell column=ended>{badge}</Cell>
                    <Cell column=ip><code>{address}</code></Cell>
                    <Cell column=details>{details_cell}</Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![Column::text(t.at), who, what, object, ended, ip, details];
    view! { <Table caption=t.title columns>{rows}</Table> }
}

/// How it ended.
pub(super) fn outcome(row: &AuditRow) -> impl IntoView + use<> {
    let tone = match row.outcome {
        Outcome::Done => Tone::Good,
        Outcome::Refused => Tone::Attention,
        Outcome::Failed => Tone::Bad,
    };
    view! { <Badge tone text=audit::outcome(lang(), row.outcome) /> }
}

/// What it was done to: its kind, and its name with the way to its page.
pub(super) fn thing(slug: &str, row: &AuditRow) -> Option<impl IntoView + use<>> {
    let kind = row.object_kind?;
    let id = row.object_id.clone().unwrap_or_default();
    let name = if row.object_name.is_empty() {
        id.clone()
    } else {
        row.object_name.clone()
    };
    let page = match kind {
        // A trail tells of its own platform.
        ObjectKind::Platform => Some(paths::platform(slug, "settings")),
        ObjectKind::Attempt => {
            let link = row.link.as_ref();
            link.map(|link| paths::platform(slug, format_args!("links/{link}")))
        }
        _ => page_of(kind)
            .filter(|_| !id.is_empty())
            .map(|area| paths::platform(slug, format_args!("{area}/{id}"))),
    };
    let name = match page {
        Some(href) => {
            view! { <a class="clip" href=href title=name.clone()>{name.clone()}</a> }.into_any()
        }
        None => view! { <span class="clip" title=name.clone()>{name.clone()}</span> }.into_any(),
    };
    let kind = audit::object(lang(), kind);
    Some(view! { <span class="thing"><span class="muted">{kind}</span>{name}</span> })
}

const fn page_of(kind: ObjectKind) -> Option<&'static str> {
    match kind {
        ObjectKind::Customer => Some("customers"),
        ObjectKind::Link => Some("links"),
        ObjectKind::Authorizer => Some("authorizers"),
        ObjectKind::Conflict => Some("conflicts"),
        ObjectKind::Invitation => Some("staff/invitations"),
        ObjectKind::Person => Some("staff"),
        ObjectKind::Push => Some("wechat/pushes"),
        ObjectKind::Platform | ObjectKind::Attempt => None,
    }
}
