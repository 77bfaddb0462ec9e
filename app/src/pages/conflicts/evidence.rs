//! What was seen when: before, when the lack showed, and when it was over.

use console::{ConflictDetail, Sighting};
use domain::{conflict::Evidence, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{authorizers::snapshot, conflicts::ConflictsWords, lang},
    pages::parts::SetList,
    ui::{Card, Timeline, TimelineItem, Tone},
};

/// The snapshots that speak of the conflict, newest first.
pub fn evidence_card(now: Timestamp, view: &ConflictDetail) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let over = view.over.as_ref().map(|over| {
        let title = if over.held {
            t.over_returned
        } else {
            t.over_revoked
        };
        item(now, title, Tone::Good, over, None)
    });
    let by_profile = (view.conflict.evidence == Evidence::Profile).then_some(t.by_profile);
    let shown = item(now, t.shown, Tone::Attention, &view.shown, by_profile);
    let before = view.before.as_ref().map(|before| {
        let held = if before.held {
            t.before_held
        } else {
            t.before_not_held
        };
        item(now, t.before, Tone::Idle, before, Some(held))
    });
    view! {
        <Card title=t.timeline>
            <Timeline>{over}{shown}{before}</Timeline>
        </Card>
    }
}

fn item(
    now: Timestamp,
    title: &'static str,
    tone: Tone,
    seen: &Sighting,
    more: Option<&'static str>,
) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let sets = (!seen.sets.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{t.sets_then(seen.sets.len())}</summary>
                <SetList sets=seen.sets.clone() />
            </details>
        }
    });
    let source = snapshot(lang(), seen.source);
    view! {
        <TimelineItem tone title at=seen.taken_at now=now>
            {more.map(|more| view! { <p>{more}</p> })}
            <p class="muted">{source}</p>
            {sets}
        </TimelineItem>
    }
}
