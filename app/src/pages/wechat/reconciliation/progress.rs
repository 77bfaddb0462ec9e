//! How far a run is, and how it ended.

use console::RunView;
use domain::{
    reconciliation::{FindingKind, RunPhase, RunState},
    time::Timestamp,
};
use leptos::prelude::*;

use crate::{
    locales::{
        lang,
        reconciliation::{self as words, ReconciliationWords},
        time::length,
    },
    pages::parts::FailureNote,
    ui::{Again, Badge, Banner, Fact, Facts, Gauge, Time, Tone},
};

/// Where a run stands, in a word.
pub fn badge(state: RunState) -> impl IntoView {
    let tone = match state {
        RunState::Running => Tone::Info,
        RunState::Done => Tone::Good,
        RunState::Failed => Tone::Bad,
    };
    view! { <Badge tone text=words::state(lang(), state) /> }
}

/// The step that a run under way is at, with a bar; nothing once it has ended.
pub fn progress(run: &RunView, here: String) -> Option<impl IntoView + use<>> {
    let t = ReconciliationWords::here();
    (run.state == RunState::Running).then(|| {
        let (value, max, label) = match run.phase {
            RunPhase::List => {
                let total = run.total.unwrap_or(run.listed);
                (run.listed, total, t.of_list(run.listed, total))
            }
            RunPhase::Look | RunPhase::Missing => {
                let max = run.to_look.max(run.looked);
                (run.looked, max, t.of_look(run.looked, max))
            }
        };
        let until = run
            .waits_until
            .map(|at| view! { <p>{t.waits_until}" "<Time at /></p> });
        let after_secs = if run.failure.is_some() { 20 } else { 2 };
        let waits = run.failure.clone().map(|failure| {
            view! { <Banner tone=Tone::Attention title=t.waits>{until}<FailureNote failure /></Banner> }
        });
        view! {
            <div class="meter" role="status">
                <p>{words::phase(lang(), run.phase)}</p>
                <p class="muted">{label.clone()}</p>
                <Gauge value max tone=Tone::Info label />
            </div>
            {waits}
            <p class="field-hint">{t.refresh_note}" "<a href=here>{t.refresh}</a></p>
            <Again after_secs />
        }
    })
}

/// Why a run ended early.
pub fn ended_early(run: &RunView) -> Option<impl IntoView + use<>> {
    let t = ReconciliationWords::here();
    let failure = run
        .failure
        .clone()
        .filter(|_| run.state == RunState::Failed)?;
    Some(view! { <Banner tone=Tone::Bad title=t.ended_early><FailureNote failure /></Banner> })
}

/// The facts of a run.
pub fn facts(now: Timestamp, run: &RunView) -> impl IntoView + use<> {
    let t = ReconciliationWords::here();
    let extent = if run.thorough {
        t.extent_all
    } else {
        t.extent_some
    };
    let (state, started_at, id) = (run.state, run.started_at, run.id.to_string());
    let (by, took, listed, looked) = (by(run), took(now, run), run.listed, run.looked);
    view! {
        <Facts>
            <Fact label=t.state>{badge(state)}</Fact>
            <Fact label=t.began><Time at=started_at /></Fact>
            <Fact label=t.by>{by}</Fact>
            <Fact label=t.took>{took}</Fact>
            <Fact label=t.extent>{extent}</Fact>
            <Fact label=t.listed>{listed}</Fact>
            <Fact label=t.looked>{looked}</Fact>
            <Fact label=t.run_id><code>{id}</code></Fact>
        </Facts>
    }
}

/// Who began it.
pub fn by(run: &RunView) -> String {
    if run.starter.is_empty() {
        ReconciliationWords::here().schedule.to_owned()
    } else {
        run.starter.clone()
    }
}

/// How long it took, or takes so far.
pub fn took(now: Timestamp, run: &RunView) -> String {
    length(lang(), run.started_at.span_to(run.ended_at.unwrap_or(now)))
}

/// How much of what it found wants somebody's hand.
pub fn to_handle(run: &RunView) -> i64 {
    FindingKind::ALL
        .iter()
        .filter(|kind| kind.needs_hand())
        .map(|kind| run.tally.of(*kind))
        .sum()
}
