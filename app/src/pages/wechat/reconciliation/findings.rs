//! What a run found, account by account.

use console::FindingView;
use domain::{reconciliation::FindingKind, sets::SetIds, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{
        lang,
        reconciliation::{ReconciliationWords, advice, finding},
    },
    pages::parts::{FailureNote, SetList},
    paths,
    ui::{Badge, Cell, Column, Row, RowHead, Table, Time, Tone},
};

/// A table of findings, each linked to its authorizer.
pub fn findings(slug: &str, now: Timestamp, rows: Vec<FindingView>) -> impl IntoView + use<> {
    let t = ReconciliationWords::here();
    let columns = vec![
        Column::text(t.account),
        Column::text(t.kind),
        Column::text(t.details),
        Column::text(t.at),
    ];
    let rows = rows
        .into_iter()
        .map(|row| one(slug, now, row))
        .collect_view();
    view! { <Table caption=t.findings columns>{rows}</Table> }
}

fn one(slug: &str, now: Timestamp, row: FindingView) -> impl IntoView + use<> {
    let t = ReconciliationWords::here();
    let account = match row.authorizer {
        Some(authorizer) => {
            let href = paths::platform(slug, format_args!("authorizers/{}", authorizer.id));
            let name = if authorizer.name.is_empty() {
                row.appid.clone()
            } else {
                authorizer.name
            };
            view! { <a href=href>{name}</a> }.into_any()
        }
        None => view! { <code>{row.appid.clone()}</code> }.into_any(),
    };
    let tone = match row.kind {
        FindingKind::TakenIn | FindingKind::NotExchanged => Tone::Attention,
        FindingKind::Vanished => Tone::Bad,
        FindingKind::Reinstated | FindingKind::TokenRescued => Tone::Good,
        FindingKind::SetsChanged | FindingKind::ProfileChanged => Tone::Info,
        FindingKind::Unlisted | FindingKind::Unchecked => Tone::Idle,
    };
    let failure = row.failure.map(|failure| view! { <FailureNote failure /> });
    let (added, removed) = (sets(t.added, row.added), sets(t.removed, row.removed));
    view! {
        <Row>
            <RowHead>{account}</RowHead>
            <Cell column=Column::text(t.kind)><Badge tone text=finding(lang(), row.kind) /></Cell>
            <Cell column=Column::text(t.details)>
                <p>{advice(lang(), row.kind)}</p>
                {added}
                {removed}
                {failure}
            </Cell>
            <Cell column=Column::text(t.at)><Time at=row.at now=now /></Cell>
        </Row>
    }
}

fn sets(what: &'static str, sets: SetIds) -> Option<impl IntoView + use<>> {
    (!sets.is_empty()).then(|| view! { <p class="muted">{what}</p><SetList sets /> })
}
