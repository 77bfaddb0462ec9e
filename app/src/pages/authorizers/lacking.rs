//! Sets that were expected and are not granted: facts as facts, causes as guesses, and what to do next.

use console::{AuthorizerDetail, LackView};
use domain::{authorizer::GrantStatus, catalogue, conflict::Lack, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{authorizers::AuthorizersWords, kinds, lang, links::LinksWords},
    ui::{Badge, Card, Glyph, Time, Tone},
};

/// What is lacking, by what can be done about it; nothing once the whole grant is gone.
pub fn lacking(now: Timestamp, view: &AuthorizerDetail) -> Option<impl IntoView + use<>> {
    let t = AuthorizersWords::here();
    (view.authorizer.status == GrantStatus::Authorized).then(|| {
        let groups = [
            (Cause::Taken, t.may_be_taken, t.next_exclusive),
            (Cause::Withheld, t.not_granted, t.next_withheld),
            (Cause::Removed, t.taken_back, t.next_removed),
        ];
        let groups = groups
            .into_iter()
            .filter_map(|(cause, name, next)| {
                let lacks = view.lacking.iter().filter(|lack| Cause::of(lack) == cause);
                group(now, name, next, lacks.collect())
            })
            .collect_view();
        let all_there = view
            .lacking
            .is_empty()
            .then(|| view! { <p class="muted">{t.nothing_lacking}</p> });
        view! { <Card title=t.lacking_sets note=t.lacking_note>{groups}{all_there}</Card> }
    })
}

/// The likely cause, which decides what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// Exclusive: perhaps another platform holds it.
    Taken,
    /// It did not come with the grant.
    Withheld,
    /// It was there once.
    Removed,
}

impl Cause {
    fn of(lack: &LackView) -> Self {
        match lack.lack {
            _ if catalogue::is_exclusive(lack.set) => Self::Taken,
            Lack::Withheld => Self::Withheld,
            Lack::Removed => Self::Removed,
        }
    }
}

fn group(
    now: Timestamp,
    name: &'static str,
    next: &'static str,
    lacks: Vec<&LackView>,
) -> Option<impl IntoView + use<>> {
    (!lacks.is_empty()).then(|| {
        let items = lacks.into_iter().map(|lack| item(now, lack)).collect_view();
        view! {
            <section class="lacks">
                <p><Badge tone=Tone::Attention text=name /></p>
                <ul>{items}</ul>
                <p class="muted">{next}</p>
            </section>
        }
    })
}

fn item(now: Timestamp, lack: &LackView) -> impl IntoView + use<> {
    let (t, lang) = (AuthorizersWords::here(), lang());
    let exclusive = catalogue::is_exclusive(lack.set).then(
        || view! { <Badge tone=Tone::Idle text=LinksWords::here().exclusive glyph=Glyph::Exclusive /> },
    );
    let how = match lack.lack {
        Lack::Withheld => t.withheld,
        Lack::Removed => t.removed,
    };
    view! {
        <li class="lack">
            <span class="lack-name">
                <strong>{kinds::set(lang, lack.set)}</strong>
                <code class="muted">{format!("#{}", lack.set)}</code>
                {exclusive}
            </span>
            <span class="muted">{how}" · "<Time at=lack.since />" · "<Time at=lack.since now=now /></span>
        </li>
    }
}
