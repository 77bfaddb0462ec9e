//! One link: what to send, what it asks for, how far it has come.

use console::{LinkDetail, LinkRow, QrCode, Seen};
use domain::{link::LinkState, time::Timestamp};
use leptos::prelude::*;

use super::attempts::attempts;
use crate::{
    api::links::load_link,
    load,
    locales::{kinds, lang, links::LinksWords},
    pages::{
        address,
        parts::{LinkStateBadge, SetList},
    },
    paths,
    ui::{
        Banner, Card, Copyable, Countdown, Fact, Facts, LinkButton, PageHeader, Qr, Split, Time,
        Tone,
    },
};

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
    let LinkDetail {
        link,
        sets,
        url,
        qr,
        attempts: presses,
    } = view;
    let title = t.for_customer(&link.customer.name);
    let progress = attempts(slug, now, presses).into_any();
    let state = link.state;
    let send = match closed(state) {
        Some(why) => {
            view! { <Banner tone=Tone::Idle title=t.closed><p>{why}</p></Banner> }.into_any()
        }
        None => send(url, qr).into_any(),
    };
    let facts = facts(slug, now, link).into_any();
    view! {
        <PageHeader title up=(paths::platform(slug, "links"), t.title.to_owned())>
            <LinkStateBadge state />
        </PageHeader>
        <Split aside=move || view! { <Card title=t.attempts>{progress}</Card> }>
            {send}
            {facts}
            <Card title=t.sets><SetList sets /></Card>
        </Split>
    }
}

/// Why the customer cannot press the button any more.
fn closed(state: LinkState) -> Option<&'static str> {
    let t = LinksWords::here();
    match state {
        LinkState::Pending | LinkState::Pressed => None,
        LinkState::Granted => Some(t.closed_granted),
        LinkState::Expired => Some(t.closed_expired),
        LinkState::Revoked => Some(t.closed_revoked),
    }
}

fn send(url: String, qr: QrCode) -> impl IntoView {
    let t = LinksWords::here();
    view! {
        <Card title=t.send note=t.send_note>
            <Copyable text=url.clone() label=t.url boxed=true />
            <Qr path=qr.path size=qr.size label=t.qr />
            <LinkButton href=url text=t.open external=true />
        </Card>
    }
}

fn facts(slug: &str, now: Timestamp, link: LinkRow) -> impl IntoView + use<> {
    let t = LinksWords::here();
    let customer = paths::platform(slug, format_args!("customers/{}", link.customer.id));
    let pinned = link
        .ask
        .biz_appid
        .map(|appid| view! { <Fact label=t.pin><Copyable text=appid label=t.pin /></Fact> });
    let left = link
        .state
        .is_open()
        .then(|| view! { " · "<Countdown until=link.expires_at now /> });
    view! {
        <Card title=t.facts>
            <Facts>
                <Fact label=t.customer><a href=customer>{link.customer.name}</a></Fact>
                <Fact label=t.auth_type>{kinds::auth_type(lang(), link.ask.auth_type)}</Fact>
                {pinned}
                <Fact label=t.used>{format!("{} / {}", link.grants, link.max_grants)}</Fact>
                <Fact label=t.expires><Time at=link.expires_at />{left}</Fact>
                <Fact label=t.made_by>{link.made_by}</Fact>
                <Fact label=t.created><Time at=link.created_at /></Fact>
                <Fact label=t.id><Copyable text=link.id.to_string() label=t.id /></Fact>
            </Facts>
        </Card>
    }
}
