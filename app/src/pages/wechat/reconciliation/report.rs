//! One run: how far it is, and what it found.

use console::{RunReport, Seen};
use domain::{
    list::FindingFilter,
    reconciliation::{FindingKind, RunState},
    time::Timestamp,
};
use leptos::prelude::*;

use super::{
    address::report as address_of,
    findings::findings,
    progress::{ended_early, facts, progress},
};
use crate::{
    api::reconciliation::load_reconciliation,
    load,
    locales::{
        lang,
        reconciliation::{ReconciliationWords, finding},
    },
    pages::{
        address,
        parts::ignored_parts,
        wechat::tabs::{Tab, tabs},
    },
    paths,
    ui::{Card, EmptyState, NothingMatches, PageHeader, Pager, Tabs},
};

/// A run's page.
#[component]
pub fn ReconciliationReportPage() -> impl IntoView {
    let (slug, id) = (address::slug(), address::id());
    let filter = address::reading(FindingFilter::read);
    let report = load::resource(
        move || (slug.get(), id.get(), filter.get().0),
        |(slug, id, filter)| load_reconciliation(slug, id, filter),
    );
    let t = ReconciliationWords::here();
    let up = move || {
        (
            paths::platform(&slug.get(), "wechat/reconciliation"),
            t.title.to_owned(),
        )
    };
    view! {
        {move || view! { <PageHeader title=t.report up=up() /> }}
        {move || tabs(&slug.get(), Tab::Reconciliation)}
        {move || ignored_parts(&filter.read().1)}
        {load::show(report, 8, move |Seen { now, view }| {
            show(&slug.get_untracked(), &filter.get_untracked().0, now, view).into_any()
        })}
    }
}

fn show(
    slug: &str,
    filter: &FindingFilter,
    now: Timestamp,
    view: RunReport,
) -> impl IntoView + use<> {
    let t = ReconciliationWords::here();
    let RunReport { run, page } = view;
    let here = address_of(slug, &run.id, filter);
    let (head, early) = (progress(&run, here), ended_early(&run));
    let facts = facts(now, &run);
    let at = |kind, after| address_of(slug, &run.id, &FindingFilter { kind, after });
    let kinds = kinds(slug, filter, &run.id, &run.tally);
    let next = page.next.map(|cursor| at(filter.kind, Some(cursor)));
    let first = filter.after.is_some().then(|| at(filter.kind, None));
    let body = if !page.rows.is_empty() {
        findings(slug, now, page.rows).into_any()
    } else if filter.kind.is_some() || filter.after.is_some() {
        view! { <NothingMatches clear=at(None, None) /> }.into_any()
    } else if run.state == RunState::Done {
        view! { <EmptyState title=t.no_findings body=t.no_findings_body /> }.into_any()
    } else {
        view! { <p class="muted">{t.no_findings_yet}</p> }.into_any()
    };
    view! {
        <div class="stack">
            <Card>{head}{early}{facts}</Card>
            {kinds}
            {body}
            <Pager first next />
        </div>
    }
}

/// The kinds of what was found, each with its count, as links.
fn kinds(
    slug: &str,
    filter: &FindingFilter,
    run: &domain::ids::ReconciliationId,
    tally: &domain::reconciliation::Tally,
) -> Option<impl IntoView + use<>> {
    let t = ReconciliationWords::here();
    let item = |kind: Option<FindingKind>, name: String| {
        let to = FindingFilter { kind, after: None };
        (address_of(slug, run, &to), name, filter.kind == kind)
    };
    let found = FindingKind::ALL
        .iter()
        .copied()
        .filter(|kind| tally.of(*kind) > 0);
    let of_kinds = found.map(|kind| {
        let name = t.kind_n(finding(lang(), kind), tally.of(kind));
        item(Some(kind), name)
    });
    let all = item(None, t.kind_n(t.all, tally.total()));
    let items: Vec<_> = std::iter::once(all).chain(of_kinds).collect();
    (items.len() > 1).then(|| view! { <Tabs label=t.findings items /> })
}
