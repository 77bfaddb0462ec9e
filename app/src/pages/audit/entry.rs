//! One entry of the audit trail: what was before and what is after, side by side.

use console::{AuditRow, Seen};
use leptos::prelude::*;

use super::{
    changes::{Change, changes},
    list::{outcome, thing},
    reason,
};
use crate::{
    api::audit::load_audit_entry,
    load,
    locales::{account::device, audit, audit_page::AuditWords, lang},
    pages::address,
    paths,
    ui::{
        Card, Cell, Column, Copyable, Fact, Facts, LinkButton, PageHeader, Row, RowHead, Table,
        Time,
    },
};

/// An entry's page.
#[component]
pub fn AuditEntryPage() -> impl IntoView {
    let (slug, id) = (address::slug(), address::id());
    let entry = load::resource(
        move || (slug.get(), id.get()),
        |(slug, id)| load_audit_entry(slug, id),
    );
    load::show(entry, 8, move |Seen { view, .. }| {
        detail(&slug.get_untracked(), &view).into_any()
    })
}

fn detail(slug: &str, row: &AuditRow) -> impl IntoView + use<> {
    let (t, lang) = (AuditWords::here(), lang());
    let list = paths::platform(slug, "audit");
    let others = row.object_id.clone().map(|object| {
        let href = paths::with_query(list.clone(), &[("object", Some(object))]);
        view! { <LinkButton href text=t.of_this /> }
    });
    let changes = changes(lang, row.before.as_deref(), row.after.as_deref());
    let changed = if changes.is_empty() {
        view! { <p class="muted">{t.no_changes}</p> }.into_any()
    } else {
        side_by_side(changes).into_any()
    };
    view! {
        <PageHeader title=audit::action(lang, row.action) up=(list, t.title.to_owned())>{others}</PageHeader>
        <div class="stack">
            {what(slug, row)}
            <Card title=t.changes>{changed}</Card>
            {origin(row)}
        </div>
    }
}

fn what(slug: &str, row: &AuditRow) -> impl IntoView + use<> {
    let (t, lang) = (AuditWords::here(), lang());
    let why = row.reason.as_deref().map(|code| reason::words(lang, code));
    let why = why.map(|why| view! { <Fact label=t.reason>{why}</Fact> });
    let object = thing(slug, row).map(|thing| view! { <Fact label=t.object>{thing}</Fact> });
    let (kind, name) = (audit::actor(lang, row.actor_kind), row.actor_name.clone());
    let who = match &row.actor_id {
        Some(id) => {
            let href = paths::with_query(
                paths::platform(slug, "audit"),
                &[("actor", Some(id.clone()))],
            );
            view! { <a href=href>{name}</a> }.into_any()
        }
        None => name.into_any(),
    };
    let (at, utc, outcome) = (row.at, row.at.utc(), outcome(row));
    view! {
        <Card title=t.details>
            <Facts>
                <Fact label=t.at><Time at seconds=true /></Fact>
                <Fact label=t.utc><code>{utc}</code></Fact>
                <Fact label=t.who><span class="muted">{kind}</span>" "{who}</Fact>
                {object}
                <Fact label=t.outcome>{outcome}</Fact>
                {why}
            </Facts>
        </Card>
    }
}

fn side_by_side(changes: Vec<Change>) -> impl IntoView {
    let t = AuditWords::here();
    let (before, after) = (Column::text(t.before), Column::text(t.after));
    let rows = changes
        .into_iter()
        .map(|change| {
            let value = |value: Option<String>| value.unwrap_or_else(|| t.nothing.to_owned());
            view! {
                <Row>
                    <RowHead>{change.name}</RowHead>
                    <Cell column=before><span class="note">{value(change.before)}</span></Cell>
                    <Cell column=after><span class="note">{value(change.after)}</span></Cell>
                </Row>
            }
        })
        .collect_view();
    view! { <Table caption=t.changes columns=vec![Column::text(t.fact), before, after]>{rows}</Table> }
}

fn origin(row: &AuditRow) -> impl IntoView + use<> {
    let t = AuditWords::here();
    let ip = row.ip.clone().unwrap_or_else(|| t.nothing.to_owned());
    let agent = row.user_agent.clone();
    let agent = agent.map(|agent| {
        let name = device(lang(), Some(&agent));
        view! { <Fact label=t.user_agent>{name}" "<span class="muted">{agent}</span></Fact> }
    });
    let request = row.request_id.as_ref().map(ToString::to_string);
    let request = request
        .map(|id| view! { <Fact label=t.request><Copyable text=id label=t.request /></Fact> });
    let entry = row.id.to_string();
    view! {
        <Card title=t.origin>
            <Facts>
                <Fact label=t.ip><code>{ip}</code></Fact>
                {agent}
                {request}
                <Fact label=t.entry><Copyable text=entry label=t.entry /></Fact>
            </Facts>
        </Card>
    }
}
