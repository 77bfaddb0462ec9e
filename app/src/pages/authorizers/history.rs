//! What WeChat reported, moment by moment.

use console::SnapshotView;
use domain::{authorizer::SnapshotSource, sets::SetIds, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{
        authorizers::{AuthorizersWords, snapshot},
        lang,
    },
    pages::parts::SetList,
    ui::{Card, Timeline, TimelineItem, Tone},
};

/// Longer changes than this are folded.
const SHORT: usize = 6;

/// The snapshots, newest first, each with what it changed.
pub fn history(now: Timestamp, snapshots: &[SnapshotView]) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let body = if snapshots.is_empty() {
        view! { <p class="muted">{t.no_snapshots}</p> }.into_any()
    } else {
        let items = snapshots
            .iter()
            .map(|snapshot| item(now, snapshot))
            .collect_view();
        view! { <Timeline>{items}</Timeline> }.into_any()
    };
    view! { <Card title=t.snapshots>{body}</Card> }
}

fn item(now: Timestamp, view: &SnapshotView) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let (lost, added) = (change(t.lost, &view.removed), change(t.added, &view.added));
    let tone = match view.source {
        SnapshotSource::UnauthorizedPush => Tone::Idle,
        _ if !view.removed.is_empty() => Tone::Attention,
        _ => Tone::Good,
    };
    let same = (view.added.is_empty() && view.removed.is_empty())
        .then(|| view! { <p class="muted">{t.unchanged}</p> });
    let whole = (!view.sets.is_empty() && view.sets != view.added).then(|| {
        view! {
            <details class="fold">
                <summary>{t.all_sets(view.sets.len())}</summary>
                <SetList sets=view.sets.clone() />
            </details>
        }
    });
    view! {
        <TimelineItem tone title=snapshot(lang(), view.source) at=view.taken_at now=now>
            {lost}
            {added}
            {same}
            {whole}
        </TimelineItem>
    }
}

fn change(what: &str, sets: &SetIds) -> Option<impl IntoView + use<>> {
    let t = AuthorizersWords::here();
    (!sets.is_empty()).then(|| {
        view! {
            <details class="fold" open=sets.len() <= SHORT>
                <summary>{t.changed(what, sets.len())}</summary>
                <SetList sets=sets.clone() />
            </details>
        }
    })
}
