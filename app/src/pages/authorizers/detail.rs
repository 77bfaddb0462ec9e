//! One authorizer: what it granted, what it lacks, and how that came about.

use console::{AuthorizerDetail, Seen};
use domain::{
    authorizer::{GrantStatus, Standing},
    time::Timestamp,
};
use leptos::prelude::*;

use super::{
    assign::{assign, reassign, restore},
    facts::facts,
    history::history,
    lacking::lacking,
    notices,
    options::options,
    remarks::remarks,
    token::token,
};
use crate::{
    api::authorizers::load_authorizer,
    form::RefusedElsewhere,
    load,
    locales::authorizers::AuthorizersWords,
    pages::{
        address,
        parts::{SetList, ignored_parts},
    },
    paths,
    ui::{Card, Glyph, LinkButton, Loud, PageHeader, Split},
};

/// An authorizer's page.
#[component]
pub fn AuthorizerPage() -> impl IntoView {
    let (slug, id) = (address::slug(), address::id());
    let place = address::place();
    let (flash, failed) = (address::query("flash"), address::query("failed"));
    let came_back = move || flash.read_untracked().is_some() || failed.read_untracked().is_some();
    let authorizer = load::resource(
        move || (slug.get(), id.get(), place.get().0),
        |(slug, id, after)| load_authorizer(slug, id, after),
    );
    load::show(authorizer, 10, move |Seen { now, view }| {
        let (after, ignored) = place.get_untracked();
        view! {
            {ignored_parts(&ignored)}
            {detail(&slug.get_untracked(), now, &view, after.is_some(), came_back())}
        }
        .into_any()
    })
}

fn detail(
    slug: &str,
    now: Timestamp,
    view: &AuthorizerDetail,
    paged: bool,
    came_back: bool,
) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let row = &view.authorizer;
    let title = if row.name.is_empty() {
        t.unnamed.to_owned()
    } else {
        row.name.clone()
    };
    let up = (paths::platform(slug, "authorizers"), t.title.to_owned());
    let log = paths::with_query(
        paths::platform(slug, "audit"),
        &[("object", Some(row.id.to_string()))],
    );
    let (history, token) = (
        history(slug, now, view, paged).into_any(),
        token(slug, now, view).into_any(),
    );
    let decide = match row.standing {
        Standing::Assigned => None,
        Standing::Unassigned | Standing::WrongAccount => Some(assign(slug, view)),
        Standing::Ignored => Some(restore(slug, view).into_any()),
    };
    let fresh = fresh_link(slug, view);
    let gone = match row.standing {
        Standing::Assigned => vec![
            "accept-authorizer",
            "ignore-authorizer",
            "restore-authorizer",
        ],
        Standing::Ignored => vec!["accept-authorizer", "ignore-authorizer"],
        Standing::Unassigned | Standing::WrongAccount => vec!["restore-authorizer"],
    };
    let first = (
        view! { <RefusedElsewhere names=gone /> },
        notices::revoked(view),
        notices::unexplained(slug, view),
        decide,
    );
    let (lacking, facts, granted) = (lacking(slug, now, view), facts(slug, view), granted(view));
    let remarks = remarks(slug, view);
    let options = options(slug, now, view).map(IntoAny::into_any);
    let change = (!row.standing.waits()).then(|| reassign(slug, view, came_back));
    view! {
        <PageHeader title up>
            <LinkButton href=log text=t.history glyph=Glyph::Audit />
            <LinkButton href=fresh text=t.fresh_link loud=Loud::Primary glyph=Glyph::Link />
        </PageHeader>
        <Split aside=move || view! { {history}{token} }>
            {first}
            {lacking}
            {facts}
            {remarks}
            {granted}
            {options}
            {change}
        </Split>
    }
}

/// The form for a new link with this account, and its customer, filled in.
fn fresh_link(slug: &str, view: &AuthorizerDetail) -> String {
    let row = &view.authorizer;
    let customer = row
        .customer
        .as_ref()
        .map(|customer| customer.id.to_string());
    let query = [
        ("customer", customer),
        ("biz_appid", Some(row.appid.clone())),
    ];
    paths::with_query(paths::platform(slug, "links/new"), &query)
}

fn granted(view: &AuthorizerDetail) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let title = match view.authorizer.status {
        GrantStatus::Authorized => t.granted,
        GrantStatus::Suspected => t.granted_last,
        GrantStatus::Unauthorized => t.granted_before,
    };
    let sets = if view.granted.is_empty() {
        view! { <p class="muted">{t.none_granted}</p> }.into_any()
    } else {
        view! { <SetList sets=view.granted.clone() /> }.into_any()
    };
    view! { <Card title>{sets}</Card> }
}
