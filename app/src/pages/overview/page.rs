//! The overview's page.

use console::{AuditRow, Counts, Overview, Seen};
use domain::time::Timestamp;
use leptos::prelude::*;

use super::connection::connection;
use crate::{
    api::overview::load_overview,
    load,
    locales::{overview::OverviewWords, wechat::WeChatWords},
    pages::{
        address,
        parts::{Activity, pauses_banner, refused_pushes, rival_banner, ticket_card, token_card},
    },
    paths,
    ui::{Card, EmptyState, Figure, Glyph, LinkButton, Loud, PageHeader, Split},
};

/// The overview of a platform.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let slug = address::slug();
    let overview = load::resource(move || slug.get(), load_overview);
    load::show(overview, 10, |Seen { now, view }| {
        page(now, view).into_any()
    })
}

fn page(now: Timestamp, view: Overview) -> impl IntoView {
    let t = OverviewWords::here();
    let Overview {
        platform,
        component_appid,
        event_url,
        ticket,
        token,
        counts,
        refused_pushes: refused,
        rival,
        pauses,
        recent,
    } = view;
    let slug = platform.slug;
    let health = paths::platform(&slug, "wechat");
    let new_link = paths::platform(&slug, "links/new");
    let activity = activity(&slug, now, recent).into_any();
    view! {
        <PageHeader title=platform.name purpose=t.purpose>
            <LinkButton href=new_link text=t.new_link loud=Loud::Primary glyph=Glyph::Plus />
        </PageHeader>
        <div class="stack">
            {rival_banner(now, rival)}
            {pauses_banner(now, pauses)}
            {figures(&slug, counts)}
            <Split aside=move || activity>
                {ticket_card(now, &ticket)}
                {token_card(now, token)}
                {refused_pushes(now, refused)}
                <p><a href=health>{WeChatWords::here().more}</a></p>
                {connection(component_appid, event_url)}
            </Split>
        </div>
    }
}

fn figures(slug: &str, counts: Counts) -> impl IntoView + use<> {
    let t = OverviewWords::here();
    let authorizers = paths::platform(slug, "authorizers");
    let view_of =
        |view: &str| paths::with_query(authorizers.clone(), &[("view", Some(view.to_owned()))]);
    let conflicts = paths::platform(slug, "conflicts");
    let dead = paths::platform(slug, "wechat/pushes?state=dead");
    let of = |name: &str, value: &str| {
        paths::with_query(conflicts.clone(), &[(name, Some(value.to_owned()))])
    };
    view! {
        <div class="figures">
            <Figure label=t.customers value=counts.customers href=paths::platform(slug, "customers") />
            <Figure label=t.open_links value=counts.open_links href=paths::platform(slug, "links") />
            <Figure label=t.authorizers value=counts.authorizers href=authorizers.clone() />
            <Figure label=t.lacking value=counts.lacking href=view_of("lacking") />
            <Figure label=t.conflicts value=counts.conflicts.open href=conflicts.clone() />
            <Figure label=t.conflicts_exclusive value=counts.conflicts.exclusive href=of("exclusive", "yes") />
            <Figure label=t.conflicts_unseen value=counts.conflicts.unacknowledged href=of("acknowledged", "no") />
            <Figure label=t.dead_pushes value=counts.dead_pushes href=dead />
            <Figure label=t.unassigned value=counts.unassigned href=view_of("unassigned") />
            <Figure label=t.suspected value=counts.suspected href=view_of("suspected") />
        </div>
    }
}

fn activity(slug: &str, now: Timestamp, rows: Vec<AuditRow>) -> impl IntoView + use<> {
    let t = OverviewWords::here();
    let all = paths::platform(slug, "audit");
    view! {
        <Card title=t.recent>
            {if rows.is_empty() {
                view! { <EmptyState title=t.recent_none body=t.recent_none_body /> }.into_any()
            } else {
                view! { <Activity rows now /><p><a href=all>{t.recent_all}</a></p> }.into_any()
            }}
        </Card>
    }
}
