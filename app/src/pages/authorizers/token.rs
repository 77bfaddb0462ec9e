//! The account's access token, without the token.

use console::AuthorizerDetail;
use domain::{authorizer::GrantStatus, time::Timestamp};
use leptos::prelude::*;

use crate::{
    api::tokens::RenewTokens,
    form::{ButtonForm, address_of},
    locales::{authorizers::AuthorizersWords, tokens::TokenWords},
    pages::parts::FailureNote,
    paths,
    ui::{Badge, Banner, Card, Countdown, Fact, Facts, Loud, Time, Tone},
};

/// How it stands with the token.
pub fn token(slug: &str, now: Timestamp, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let granted = view.authorizer.status == GrantStatus::Authorized;
    let (tone, word) = match view.token.expires_at {
        _ if !granted => (Tone::Idle, t.token_off),
        None => (Tone::Idle, t.token_none),
        Some(until) if until > now => (Tone::Good, t.token_valid),
        Some(_) => (Tone::Idle, t.token_expired),
    };
    let expires = view.token.expires_at.filter(|until| granted && *until > now).map(|until| {
        view! { <Fact label=t.token_expires><Time at=until />" · "<Countdown until now /></Fact> }
    });
    let failure = view.token.failure.clone().filter(|_| granted).map(|failure| {
        let when = view.token.failed_at.map(|at| view! { <p class="muted"><Time at now=now /></p> });
        view! { <Banner tone=Tone::Attention title=t.token_last_failure><FailureNote failure />{when}</Banner> }
    });
    let lost = (granted && !view.renewable).then(
        || view! { <Banner tone=Tone::Bad title=t.token_lost><p>{t.token_lost_body}</p></Banner> },
    );
    let renew = (granted && view.renewable).then(|| renew(slug, view));
    view! {
        <Card title=t.token note="authorizer_access_token">
            <Facts>
                <Fact label=t.status><Badge tone text=word /></Fact>
                {expires}
            </Facts>
            {failure}
            {lost}
            {renew}
        </Card>
    }
}

/// Renews it at once, and leads back here.
fn renew(slug: &str, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let t = TokenWords::here();
    let action = address_of::<RenewTokens>();
    let (platform, id) = (slug.to_owned(), view.authorizer.id.to_string());
    let back = paths::platform(slug, format_args!("authorizers/{id}"));
    view! {
        <ButtonForm
            name="renew-tokens"
            action
            hidden=vec![("platform", platform), ("authorizers[]", id), ("back", back)]
            text=t.renew_one
            loud=Loud::Plain
        />
    }
}
