//! One row an API.

use console::{PauseView, QuotaLeft, QuotaRow};
use domain::{call::Api, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{calls, lang, quotas::QuotaWords},
    pages::parts::FailureNote,
    ui::{Badge, Cell, Column, Row, RowHead, Table, Time, Tone},
};

/// Counts of today and yesterday beside what WeChat said.
pub fn table(now: Timestamp, pauses: &[PauseView], rows: Vec<QuotaRow>) -> impl IntoView + use<> {
    let t = QuotaWords::here();
    let columns = [
        Column::text(t.api),
        Column::number(t.today),
        Column::number(t.failed),
        Column::number(t.yesterday),
        Column::number(t.limit),
        Column::text(t.left),
        Column::text(t.asked),
    ];
    let rows = rows
        .into_iter()
        .map(|row| {
            let paused = pauses.iter().any(|pause| pause.api == row.api);
            line(now, columns, paused, row)
        })
        .collect_view();
    view! { <Table caption=t.caption columns=columns.to_vec()>{rows}</Table> }
}

fn line(now: Timestamp, columns: [Column; 7], paused: bool, row: QuotaRow) -> impl IntoView {
    let t = QuotaWords::here();
    let [_, today, failed, yesterday, most, left, asked] = columns;
    let name = Api::name(&row.api).to_owned();
    let what = calls::api(lang(), &row.api);
    let paused = paused.then(|| view! { <Badge tone=Tone::Bad text=t.paused_row /> });
    let said = row.left.as_ref().and_then(|left| left.daily_limit);
    let limit = said.or(row.known_limit);
    let at = row.left.as_ref().map(|left| left.asked_at);
    let at = at.map(|at| view! { <Time at now=now /> });
    let is_own = Api::find(&row.api).is_some_and(|api| api.of_account);
    let said = match row.left {
        Some(left) => remains(left),
        None if is_own => view! { <span class="muted">{t.own}</span> }.into_any(),
        None => view! { <span class="muted">{t.never_asked}</span> }.into_any(),
    };
    view! {
        <Row>
            <RowHead>
                <span class="thing">{what}<code class="muted" title=row.api.clone()>{name}</code></span>
                {paused}
            </RowHead>
            <Cell column=today>{row.today}</Cell>
            <Cell column=failed>{row.failed_today}</Cell>
            <Cell column=yesterday>{row.yesterday}</Cell>
            <Cell column=most>{limit}</Cell>
            <Cell column=left>{said}</Cell>
            <Cell column=asked>{at}</Cell>
        </Row>
    }
}

fn remains(left: QuotaLeft) -> AnyView {
    match (left.failure, left.remain) {
        (Some(failure), _) => view! { <FailureNote failure /> }.into_any(),
        (None, remain) => remain.into_any(),
    }
}
