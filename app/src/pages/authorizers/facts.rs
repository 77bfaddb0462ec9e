//! Who the account is.

use console::AuthorizerDetail;
use domain::authorizer::AccountStatus;
use leptos::prelude::*;

use crate::{
    locales::{
        authorizers::{AuthorizersWords, account_status, verification},
        kinds, lang,
    },
    pages::parts::GrantBadges,
    paths,
    ui::{Avatar, Badge, Card, Copyable, Fact, Facts, Time, Tone},
};

/// The account's facts, as WeChat told them last.
pub fn facts(slug: &str, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let (t, lang) = (AuthorizersWords::here(), lang());
    let row = view.authorizer.clone();
    let name = if row.name.is_empty() {
        t.unnamed.to_owned()
    } else {
        row.name
    };
    let customer = row.customer.map(|customer| {
        let href = paths::platform(slug, format_args!("customers/{}", customer.id));
        view! { <Fact label=t.customer><a href=href>{customer.name}</a></Fact> }
    });
    let copied = |text: String, label: &'static str| {
        (!text.is_empty()).then(|| view! { <Fact label><Copyable text label /></Fact> })
    };
    let (original_id, alias) = (
        copied(row.original_id, t.original_id),
        copied(view.alias.clone(), t.alias),
    );
    let state = view.account_status.map(|status| {
        let tone = match status {
            AccountStatus::Normal => Tone::Good,
            AccountStatus::Warned | AccountStatus::Other(_) => Tone::Attention,
            AccountStatus::Cancelled | AccountStatus::Banned | AccountStatus::Frozen => Tone::Bad,
        };
        view! { <Fact label=t.account_status><Badge tone text=account_status(lang, status) /></Fact> }
    });
    let verified = view
        .verify_type
        .map(|verify| view! { <Fact label=t.verification>{verification(lang, verify)}</Fact> });
    let revoked = view
        .unauthorized_at
        .map(|at| view! { <Fact label=t.revoked_at><Time at /></Fact> });
    let suspected = view
        .suspected_at
        .map(|at| view! { <Fact label=t.suspected_at><Time at /></Fact> });
    view! {
        <Card title=t.facts>
            <Facts>
                <Fact label=t.account><span class="who"><Avatar src=row.head_img name=name.clone() />{name}</span></Fact>
                <Fact label=t.status><GrantBadges status=row.status standing=row.standing /></Fact>
                {customer}
                <Fact label=t.kind>{row.kind.map_or(t.not_told, |kind| kinds::account(lang, kind))}</Fact>
                <Fact label=t.principal>{told(row.principal)}</Fact>
                <Fact label=t.appid><Copyable text=row.appid label=t.appid /></Fact>
                {original_id}
                {alias}
                {state}
                {verified}
                <Fact label=t.granted_at><Time at=row.granted_at /></Fact>
                {revoked}
                {suspected}
                <Fact label=t.id><Copyable text=row.id.to_string() label=t.id /></Fact>
            </Facts>
        </Card>
    }
}

fn told(text: String) -> String {
    if text.is_empty() {
        AuthorizersWords::here().not_told.to_owned()
    } else {
        text
    }
}
