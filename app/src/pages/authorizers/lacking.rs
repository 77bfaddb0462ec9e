//! Sets that were asked for and are not granted: facts as facts, causes as guesses, and what to do next.

use console::{AuthorizerDetail, LackView};
use domain::{authorizer::GrantStatus, catalogue, conflict::Lack, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{authorizers::AuthorizersWords, kinds, lang, links::LinksWords},
    ui::{Badge, Card, Glyph, Time, Tone},
};

/// What is lacking; nothing once the whole grant is gone.
pub fn lacking(now: Timestamp, view: &AuthorizerDetail) -> Option<impl IntoView + use<>> {
    let t = AuthorizersWords::here();
    (view.authorizer.status == GrantStatus::Authorized).then(|| {
        let body = if view.lacking.is_empty() {
            view! { <p class="muted">{t.nothing_lacking}</p> }.into_any()
        } else {
            let items = view
                .lacking
                .iter()
                .map(|lack| item(now, lack))
                .collect_view();
            view! { <ul class="lacks">{items}</ul> }.into_any()
        };
        view! { <Card title=t.lacking_sets note=t.lacking_note>{body}</Card> }
    })
}

fn item(now: Timestamp, lack: &LackView) -> impl IntoView + use<> {
    let (t, lang) = (AuthorizersWords::here(), lang());
    let exclusive = catalogue::is_exclusive(lack.set);
    let marks = exclusive.then(|| {
        view! {
            <Badge tone=Tone::Idle text=LinksWords::here().exclusive glyph=Glyph::Exclusive />
            <Badge tone=Tone::Attention text=t.may_be_taken />
        }
    });
    let how = match lack.lack {
        Lack::Withheld => t.withheld,
        Lack::Removed => t.removed,
    };
    let next = match (exclusive, lack.lack) {
        (true, _) => t.next_exclusive,
        (false, Lack::Withheld) => t.next_withheld,
        (false, Lack::Removed) => t.next_removed,
    };
    view! {
        <li class="lack">
            <p class="lack-name">
                <strong>{kinds::set(lang, lack.set)}</strong>
                <code class="muted">{format!("#{}", lack.set)}</code>
                {marks}
            </p>
            <p class="muted">{how}" · "{t.since}" "<Time at=lack.since />" · "<Time at=lack.since now=now /></p>
            <p>{next}</p>
        </li>
    }
}
