//! The platform's own token.

use console::TokenList;
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    api::tokens::RenewComponentToken,
    form::{ButtonForm, address_of},
    locales::tokens::TokenWords,
    pages::parts::FailureNote,
    ui::{Badge, Banner, Card, Countdown, Fact, Facts, Loud, Time, Tone},
};

/// Its age, its end, when it is renewed next, at once on demand, and why the last renewal failed.
pub fn component(slug: &str, now: Timestamp, list: &TokenList) -> impl IntoView + use<> {
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
    let next = match list.component_renew_at {
        _ if !list.has_ticket => t.with_ticket.into_any(),
        Some(at) if at > now => view! { <Time at now=now /> }.into_any(),
        _ => t.at_once.into_any(),
    };
    let renew = list.has_ticket.then(|| renew(slug));
    let failure = token.failure.map(|failure| {
        view! { <Banner tone=Tone::Attention title=t.last_failure><FailureNote failure /></Banner> }
    });
    view! {
        <Card title=t.component note="component_access_token">
            <Facts>
                <Fact label=t.state><Badge tone text=word /></Fact>
                {got}
                {expires}
                <Fact label=t.next>{next}</Fact>
            </Facts>
            {failure}
            {renew}
        </Card>
    }
}

fn renew(slug: &str) -> impl IntoView + use<> {
    let t = TokenWords::here();
    let action = address_of::<RenewComponentToken>();
    let platform = slug.to_owned();
    view! {
        <ButtonForm
            name="renew-component-token"
            action
            hidden=vec![("platform", platform)]
            text=t.renew_one
            loud=Loud::Plain
        />
    }
}
