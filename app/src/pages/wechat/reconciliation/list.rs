//! The runs of a platform.

use console::{Reconciliations, RunView, Seen};
use domain::{reconciliation::RunState, time::Timestamp};
use leptos::prelude::*;

use super::{
    progress::{badge, by, progress, to_handle, took},
    start::start,
};
use crate::{
    api::reconciliation::list_reconciliations,
    form::Refused,
    load,
    locales::{
        lang,
        reconciliation::{ReconciliationWords, by_hand_only},
    },
    pages::{
        address,
        parts::ignored_parts,
        wechat::tabs::{Tab, tabs},
    },
    paths,
    ui::{
        Badge, Card, Cell, Column, EmptyState, PageHeader, Pager, Row, RowHead, Table, Time, Tone,
    },
};

/// The runs, the newest first; the one under way above them.
#[component]
pub fn ReconciliationPage() -> impl IntoView {
    let t = ReconciliationWords::here();
    let (slug, place) = (address::slug(), address::place());
    let runs = load::resource(
        move || (slug.get(), place.get().0),
        |(slug, after)| list_reconciliations(slug, after),
    );
    view! {
        <PageHeader title=t.title purpose=t.purpose>
            {move || start(&slug.get())}
        </PageHeader>
        {move || tabs(&slug.get(), Tab::Reconciliation)}
        <Refused forms=&["start-reconciliation"] />
        {move || ignored_parts(&place.read().1)}
        {load::show(runs, 6, move |Seen { now, view }| {
            list(&slug.get_untracked(), place.read_untracked().0.is_some(), now, view).into_any()
        })}
    }
}

fn list(slug: &str, further: bool, now: Timestamp, view: Reconciliations) -> impl IntoView + use<> {
    let t = ReconciliationWords::here();
    let here = paths::platform(slug, "wechat/reconciliation");
    let rhythm = match view.every_hours {
        0 => by_hand_only(lang()).to_owned(),
        hours => t.every(hours),
    };
    if view.page.rows.is_empty() {
        return view! { <EmptyState title=t.none body=t.none_body /><p class="field-hint">{rhythm}</p> }
            .into_any();
    }
    let running = view
        .page
        .rows
        .first()
        .filter(|run| run.state == RunState::Running);
    let running = running.map(|run| {
        let progress = progress(run, here.clone());
        view! { <Card title=t.progress>{progress}</Card> }
    });
    let next = view
        .page
        .next
        .map(|cursor| paths::with_query(here.clone(), &[("after", Some(cursor.into()))]));
    let first = further.then_some(here);
    let rows = view
        .page
        .rows
        .iter()
        .map(|run| row(slug, now, run))
        .collect_view();
    let columns = vec![
        Column::text(t.began),
        Column::text(t.state),
        Column::text(t.by),
        Column::text(t.took),
        Column::number(t.listed),
        Column::number(t.looked),
        Column::text(t.found),
    ];
    view! {
        <div class="stack">
            {running}
            <p class="field-hint">{rhythm}</p>
            <Table caption=t.runs columns>{rows}</Table>
            <Pager first next />
        </div>
    }
    .into_any()
}

fn row(slug: &str, now: Timestamp, run: &RunView) -> impl IntoView + use<> {
    let t = ReconciliationWords::here();
    let (state, by, took) = (run.state, by(run), took(now, run));
    let (started_at, listed, looked) = (run.started_at, run.listed, run.looked);
    let href = paths::platform(slug, format_args!("wechat/reconciliation/{}", run.id));
    let (found, hand) = (run.tally.total(), to_handle(run));
    let hand = (hand > 0).then(|| {
        view! { <Badge tone=Tone::Attention text=t.kind_n(t.to_handle, hand) /> }
    });
    let found = match found {
        0 if run.state == RunState::Done => t.nothing_found.to_owned(),
        n => n.to_string(),
    };
    view! {
        <Row>
            <RowHead><a href=href><Time at=started_at /></a></RowHead>
            <Cell column=Column::text(t.state)>{badge(state)}</Cell>
            <Cell column=Column::text(t.by)>{by}</Cell>
            <Cell column=Column::text(t.took)>{took}</Cell>
            <Cell column=Column::number(t.listed)>{listed}</Cell>
            <Cell column=Column::number(t.looked)>{looked}</Cell>
            <Cell column=Column::text(t.found)><span class="chips">{found}{hand}</span></Cell>
        </Row>
    }
}
