//! The platform's own token.

use console::TokenList;
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    locales::tokens::TokenWords,
    pages::parts::FailureNote,
    ui::{Badge, Banner, Card, Countdown, Fact, Facts, Time, Tone},
};

/// Its age, its end, and why the last renewal failed.
pub fn component(now: Timestamp, list: &TokenList) -> impl IntoView + use<> {
    let t = TokenWords::here();
    let token = list.component.clone();
    let (tone, word) = match token.expires_at {
        None => (Tone::Idle, t.never),
        Some(until) if until > now => (Tone::Good, t.valid),
        Some(_) => (Tone::Bad, t.expired),
    };
    let got = list
        .component_at
        .map(|at| view! { <Fact label=t.got><Time at now=now /></Fact> });
    let expires = token.expires_at.filter(|until| *until > now).map(|until| {
        view! { <Fact label=t.expires><Time at=until />" · "<Countdown until now /></Fact> }
    });
    let retry = list
        .component_retry_at
        .map(|at| view! { <Fact label=t.retry><Time at now=now /></Fact> });
    let failure = token.failure.map(|failure| {
        view! { <Banner tone=Tone::Attention title=t.last_failure><FailureNote failure /></Banner> }
    });
    view! {
        <Card title=t.component note="component_access_token">
            <Facts>
                <Fact label=t.state><Badge tone text=word /></Fact>
                {got}
                {expires}
                {retry}
            </Facts>
            {failure}
        </Card>
    }
}
