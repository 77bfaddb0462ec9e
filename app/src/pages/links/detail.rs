//! One link: what to send, what it asks for, how far it has come.

use console::{LinkDetail, Seen};
use domain::{link::LinkState, time::Timestamp};
use leptos::prelude::*;

use super::{actions::actions, attempts::attempts, note::note, stuck::stuck};
use crate::{
    api::links::load_link,
    form::Refused,
    load,
    locales::{kinds, lang, links::LinksWords},
    pages::{
        address,
        parts::{LinkStateBadge, SetList, pauses_banner},
    },
    paths,
    ui::{
        Banner, Card, Copyable, Countdown, Fact, Facts, Glyph, LinkButton, PageHeader, Qr, Split,
        Time, Tone,
    },
};

/// The forms that stand in dialogs.
const FORMS: &[&str] = &[
    "revoke-link",
    "extend-link",
    "reissue-link",
    "retry-attempt",
];

/// A link's page.
#[component]
pub fn LinkPage() -> impl IntoView {
    let (slug, id) = (address::slug(), address::id());
    let link = load::resource(
        move || (slug.get(), id.get()),
        |(slug, id)| load_link(slug, id),
    );
    load::show(link, 10, move |Seen { now, view }| {
        detail(&slug.get_untracked(), now, view).into_any()
    })
}

fn detail(slug: &str, now: Timestamp, view: LinkDetail) -> impl IntoView + use<> {
    let t = LinksWords::here();
    let title = t.for_customer(&view.link.customer.name);
    let log = paths::with_query(
        paths::platform(slug, "audit"),
        &[("object", Some(view.link.id.to_string()))],
    );
    let actions = actions(slug, &view).into_any();
    let progress = attempts(slug, now, &view).into_any();
    let state = view.link.state;
    let send = match closed(state) {
        Some(why) => {
            view! { <Banner tone=Tone::Idle title=t.closed><p>{why}</p></Banner> }.into_any()
        }
        None => send(slug, &view).into_any(),
    };
    let pauses = match closed(state) {
        Some(_) => None,
        None => pauses_banner(now, view.pauses.clone()),
    };
    let failed = (state == LinkState::Failed).then(|| {
        view! { <Banner tone=Tone::Attention title=t.failed><p>{t.open_failed}</p></Banner> }
    });
    let (note, stuck) = (note(slug, &view).into_any(), stuck(slug, now, &view));
    let stuck = stuck.map(IntoAny::into_any);
    let facts = facts(slug, now, &view).into_any();
    let sets = view.sets;
    view! {
        <PageHeader title up=(paths::platform(slug, "links"), t.title.to_owned())>
            <LinkStateBadge state />
            <LinkButton href=log text=t.log glyph=Glyph::Audit />
            {actions}
        </PageHeader>
        <Refused forms=FORMS />
        <Split aside=move || view! { <Card title=t.attempts>{progress}</Card> }>
            {pauses}
            {failed}
            {stuck}
            {send}
            {note}
            {facts}
            <Card title=t.sets><SetList sets /></Card>
        </Split>
    }
}

/// Why the customer cannot press the button any more.
fn closed(state: LinkState) -> Option<&'static str> {
    let t = LinksWords::here();
    match state {
        LinkState::Pending | LinkState::Opened | LinkState::Pressed | LinkState::Failed => None,
        LinkState::Granted => Some(t.closed_granted),
        LinkState::Expired => Some(t.closed_expired),
        LinkState::Revoked => Some(t.closed_revoked),
    }
}

fn send(slug: &str, view: &LinkDetail) -> impl IntoView + use<> {
    let t = LinksWords::here();
    let id = &view.link.id;
    let file = |ending: &str| paths::platform(slug, format_args!("links/{id}/qr.{ending}"));
    let (svg, png) = (file("svg"), file("png"));
    let (url, qr) = (view.url.clone(), view.qr.clone());
    view! {
        <Card title=t.send note=t.send_note>
            <Copyable text=url.clone() label=t.url boxed=true />
            <Qr path=qr.path size=qr.size label=t.qr />
            <div class="form-actions">
                <LinkButton href=url text=t.open external=true />
                <LinkButton href=svg text=t.qr_svg external=true />
                <LinkButton href=png text=t.qr_png external=true />
            </div>
        </Card>
    }
}

fn facts(slug: &str, now: Timestamp, view: &LinkDetail) -> impl IntoView + use<> {
    let t = LinksWords::here();
    let link = view.link.clone();
    let customer = paths::platform(slug, format_args!("customers/{}", link.customer.id));
    let pinned = link
        .ask
        .biz_appid
        .map(|appid| view! { <Fact label=t.pin><Copyable text=appid label=t.pin /></Fact> });
    let left = link
        .state
        .is_open()
        .then(|| view! { " · "<Countdown until=link.expires_at now /> });
    let opened = match view.opened_at {
        Some(at) => view! { <Time at /> }.into_any(),
        None => view! { <span class="muted">{t.not_opened}</span> }.into_any(),
    };
    let revoked = view
        .revoked_at
        .map(|at| view! { <Fact label=t.revoked_at><Time at /></Fact> });
    let reissued = view.reissued_from.as_ref().map(|id| {
        let (href, id) = (
            paths::platform(slug, format_args!("links/{id}")),
            id.to_string(),
        );
        view! { <Fact label=t.reissued_from><a href=href><code>{id}</code></a></Fact> }
    });
    view! {
        <Card title=t.facts>
            <Facts>
                <Fact label=t.customer><a href=customer>{link.customer.name}</a></Fact>
                <Fact label=t.auth_type>{kinds::auth_type(lang(), link.ask.auth_type)}</Fact>
                {pinned}
                <Fact label=t.used>{format!("{} / {}", link.grants, link.max_grants)}</Fact>
                <Fact label=t.opened_at>{opened}</Fact>
                <Fact label=t.expires><Time at=link.expires_at />{left}</Fact>
                {revoked}
                {reissued}
                <Fact label=t.made_by>{link.made_by}</Fact>
                <Fact label=t.created><Time at=link.created_at /></Fact>
                <Fact label=t.id><Copyable text=link.id.to_string() label=t.id /></Fact>
            </Facts>
        </Card>
    }
}
