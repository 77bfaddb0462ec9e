//! Sets that were expected and are not granted: facts as facts, causes as guesses, and what to do next.

use console::{AuthorizerDetail, LackView};
use domain::{
    authorizer::GrantStatus,
    catalogue,
    conflict::{Guess, Lack},
    time::Timestamp,
};
use leptos::prelude::*;

use crate::{
    locales::{
        authorizers::AuthorizersWords, conflicts::ConflictsWords, kinds, lang, links::LinksWords,
    },
    paths,
    ui::{Badge, Card, Glyph, Time, Tone},
};

/// What is lacking, by what can be done about it; nothing once the whole grant is gone.
pub fn lacking(
    slug: &str,
    now: Timestamp,
    view: &AuthorizerDetail,
) -> Option<impl IntoView + use<>> {
    let t = AuthorizersWords::here();
    (view.authorizer.status == GrantStatus::Authorized).then(|| {
        let groups = [
            (Guess::HeldElsewhere, t.may_be_taken, t.next_exclusive),
            (Guess::NotTicked, t.not_granted, t.next_withheld),
            (Guess::TakenBack, t.taken_back, t.next_removed),
        ];
        let groups = groups
            .into_iter()
            .filter_map(|(cause, name, next)| {
                let lacks = view.lacking.iter().filter(|lack| {
                    Guess::of(lack.lack, catalogue::is_exclusive(lack.set)) == cause
                });
                group(slug, now, name, next, lacks.collect())
            })
            .collect_view();
        let all_there = view
            .lacking
            .is_empty()
            .then(|| view! { <p class="muted">{t.nothing_lacking}</p> });
        view! { <Card title=t.lacking_sets note=t.lacking_note>{groups}{all_there}</Card> }
    })
}

fn group(
    slug: &str,
    now: Timestamp,
    name: &'static str,
    next: &'static str,
    lacks: Vec<&LackView>,
) -> Option<impl IntoView + use<>> {
    (!lacks.is_empty()).then(|| {
        let items = lacks
            .into_iter()
            .map(|lack| item(slug, now, lack))
            .collect_view();
        view! {
            <section class="lacks">
                <p><Badge tone=Tone::Attention text=name /></p>
                <ul>{items}</ul>
                <p class="muted">{next}</p>
            </section>
        }
    })
}

fn item(slug: &str, now: Timestamp, lack: &LackView) -> impl IntoView + use<> {
    let (t, lang) = (AuthorizersWords::here(), lang());
    let exclusive = catalogue::is_exclusive(lack.set).then(
        || view! { <Badge tone=Tone::Idle text=LinksWords::here().exclusive glyph=Glyph::Exclusive /> },
    );
    let how = match lack.lack {
        Lack::Withheld => t.withheld,
        Lack::Removed => t.removed,
    };
    let page = paths::platform(slug, format_args!("conflicts/{}", lack.id));
    let seen = lack
        .acknowledged
        .then(|| view! { <Badge tone=Tone::Good text=ConflictsWords::here().acknowledged /> });
    view! {
        <li class="lack">
            <span class="lack-name">
                <strong><a href=page>{kinds::set(lang, lack.set)}</a></strong>
                <code class="muted">{format!("#{}", lack.set)}</code>
                {exclusive}
                {seen}
            </span>
            <span class="muted">{how}" · "<Time at=lack.since />" · "<Time at=lack.since now=now /></span>
        </li>
    }
}
