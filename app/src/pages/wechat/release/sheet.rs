//! The sheet of a rehearsal.

use console::Rehearsal;
use domain::{release::CaseResult, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{
        lang,
        release::{ReleaseWords, advice, case, expected},
    },
    prefs::Lang,
    ui::{Badge, Banner, Card, Cell, Column, Row, RowHead, Table, Time, Tone},
};

/// The newest rehearsal: the verdict, and every case.
pub fn sheet(now: Timestamp, rehearsal: Rehearsal) -> impl IntoView {
    let t = ReleaseWords::here();
    let verdict = rehearsal.ended_at.map(|_| {
        if rehearsal.results.iter().all(CaseResult::passed) {
            view! { <Banner tone=Tone::Good title=t.all_passed><p>{t.all_passed_body}</p></Banner> }
        } else {
            view! { <Banner tone=Tone::Bad title=t.some_failed><p>{t.some_failed_body}</p></Banner> }
        }
    });
    let (at, by) = (rehearsal.started_at, rehearsal.started_by.clone());
    view! {
        <Card title=t.newest>
            <p class="field-hint"><Time at=at now=now />" · "{t.by}" "{by}</p>
            {verdict}
            {table(rehearsal.results)}
        </Card>
    }
}

/// The rehearsals before, folded.
pub fn earlier(rehearsals: Vec<Rehearsal>) -> Option<AnyView> {
    let t = ReleaseWords::here();
    if rehearsals.is_empty() {
        return None;
    }
    let folded = rehearsals
        .into_iter()
        .map(|rehearsal| {
            let passed = rehearsal.results.iter().filter(|it| it.passed()).count();
            let all = rehearsal.results.len();
            let tone = if passed == all { Tone::Good } else { Tone::Bad };
            view! {
                <details>
                    <summary>
                        <Time at=rehearsal.started_at seconds=true />" · "{rehearsal.started_by}" "
                        <Badge tone text=format!("{passed} / {all}") />
                    </summary>
                    {table(rehearsal.results)}
                </details>
            }
        })
        .collect_view();
    Some(view! { <Card title=t.earlier>{folded}</Card> }.into_any())
}

fn table(results: Vec<CaseResult>) -> impl IntoView {
    let (t, lang) = (ReleaseWords::here(), lang());
    let columns = [t.case, t.result, t.took, t.expected, t.got, t.advice].map(Column::text);
    // Where all passed there is nothing to do.
    let advised = !results.iter().all(CaseResult::passed);
    let rows = results
        .into_iter()
        .map(|result| line(lang, columns, advised, result))
        .collect_view();
    let shown = columns.len() - usize::from(!advised);
    let columns = columns.into_iter().take(shown).collect();
    view! { <Table caption=t.title columns>{rows}</Table> }
}

fn line(lang: Lang, columns: [Column; 6], advised: bool, result: CaseResult) -> impl IntoView {
    let t = ReleaseWords::here();
    let [_, verdict, took, wanted, got, what_to_do] = columns;
    let (tone, word) = match result.trouble {
        None => (Tone::Good, t.passed),
        Some(_) => (Tone::Bad, t.failed),
    };
    let answered = if result.got.is_empty() {
        t.nothing.to_owned()
    } else {
        result.got
    };
    let advice = advised.then(|| {
        let advice = result.trouble.map(|trouble| advice(lang, trouble));
        view! { <Cell column=what_to_do>{advice}</Cell> }
    });
    let account = result
        .appid
        .map(|appid| view! { <br /><code class="muted">{appid}</code> });
    let ms = format!("{} ms", result.ms);
    view! {
        <Row>
            <RowHead>{case(lang, result.case)}{account}</RowHead>
            <Cell column=verdict><Badge tone text=word /></Cell>
            <Cell column=took>{ms}</Cell>
            <Cell column=wanted>{expected(lang, result.case)}</Cell>
            <Cell column=got><span class="clip" title=answered.clone()>{answered.clone()}</span></Cell>
            {advice}
        </Row>
    }
}
