//! What became of a push, try by try.

use console::{PushDetail, PushTryView};
use domain::{
    push::{PushState, TryEnd},
    time::Timestamp,
};
use leptos::prelude::*;

use super::result::{explained, result};
use crate::{
    locales::{lang, push_log::PushWords, pushes},
    ui::{Timeline, TimelineItem, Tone},
};

/// Each try, the newest first, and at the end the receipt.
pub fn history(now: Timestamp, detail: &PushDetail) -> impl IntoView + use<> {
    let t = PushWords::here();
    let push = &detail.push;
    // The newest try of a push that is done stands with the push itself.
    let newest = (push.state == PushState::Done)
        .then(|| {
            let title = result(push);
            let more = particulars(push.node.as_deref(), push.took_ms);
            detail.done_at.map(|at| {
                view! { <TimelineItem tone=Tone::Good title at now=now><p class="muted">{more}</p></TimelineItem> }
            })
        })
        .flatten();
    let tries = detail
        .tries
        .iter()
        .cloned()
        .map(|one| item(now, one))
        .collect_view();
    let received_at = push.received_at;
    view! {
        <Timeline>
            {newest}
            {tries}
            <TimelineItem tone=Tone::Info title=t.received at=received_at now=now />
        </Timeline>
    }
}

fn item(now: Timestamp, one: PushTryView) -> impl IntoView {
    let (t, lang) = (PushWords::here(), lang());
    let tone = match one.end {
        TryEnd::Later | TryEnd::Interrupted => Tone::Attention,
        TryEnd::Dead => Tone::Bad,
        TryEnd::Done => Tone::Good,
    };
    let title = format!(
        "{} · {}",
        t.number(one.number),
        pushes::try_end(lang, one.end)
    );
    let took = one
        .began_at
        .zip(one.ended_at)
        .map(|(began, ended)| (ended.millis() - began.millis()).max(0));
    let more = particulars(one.node.as_deref(), took);
    let at = one.ended_at.or(one.began_at).unwrap_or(now);
    let failure = one.failure.map(explained);
    view! {
        <TimelineItem tone title at now=now>
            {failure}
            <p class="muted">{more}</p>
        </TimelineItem>
    }
}

/// Which node, and how long it took.
fn particulars(node: Option<&str>, took_ms: Option<i64>) -> String {
    let t = PushWords::here();
    let node = node.map(|node| t.at_node(node));
    let took = took_ms.map(|ms| t.ms(ms));
    node.into_iter().chain(took).collect::<Vec<_>>().join(" · ")
}
