//! What WeChat reported, moment by moment.

use console::{AuthorizerDetail, SnapshotView};
use domain::{authorizer::SnapshotSource, sets::SetIds, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{
        authorizers::{AuthorizersWords, snapshot},
        lang,
    },
    pages::parts::SetList,
    paths,
    ui::{Card, Timeline, TimelineItem, Tone},
};

/// Longer changes than this are folded.
const SHORT: usize = 6;

/// The snapshots, newest first, each with what it changed; `paged` when they are not the newest ones.
pub fn history(
    slug: &str,
    now: Timestamp,
    view: &AuthorizerDetail,
    paged: bool,
) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let body = if view.snapshots.is_empty() {
        view! { <p class="muted">{t.no_snapshots}</p> }.into_any()
    } else {
        let items = view
            .snapshots
            .iter()
            .map(|snapshot| item(slug, now, snapshot))
            .collect_view();
        view! { <Timeline>{items}</Timeline> }.into_any()
    };
    let page = paths::platform(slug, format_args!("authorizers/{}", view.authorizer.id));
    let older = view.older.clone().map(|cursor| {
        let href = paths::with_query(page.clone(), &[("after", Some(cursor.into()))]);
        view! { <a href=href rel="next">{t.older}</a> }
    });
    let newest = paged.then(|| view! { <a href=page>{t.newest}</a> });
    let more = (older.is_some() || newest.is_some())
        .then(|| view! { <p class="history-more">{newest}{older}</p> });
    view! { <Card title=t.snapshots>{body}{more}</Card> }
}

fn item(slug: &str, now: Timestamp, view: &SnapshotView) -> impl IntoView + use<> {
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
    let link = view.link.as_ref().map(|link| {
        let href = paths::platform(slug, format_args!("links/{link}"));
        view! { <p><a href=href>{t.over_link}</a></p> }
    });
    view! {
        <TimelineItem tone title=snapshot(lang(), view.source) at=view.taken_at now=now>
            {lost}
            {added}
            {same}
            {link}
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
