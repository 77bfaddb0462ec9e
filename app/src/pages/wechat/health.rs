//! Whether WeChat's pushes arrive.

use console::{Seen, WeChatHealth};
use domain::{push::REFUSED_DAYS, time::Timestamp};
use leptos::prelude::*;

use super::{
    ask::ask,
    tabs::{Tab, tabs},
};
use crate::{
    api::wechat::load_wechat_health,
    load,
    locales::wechat::WeChatWords,
    pages::{
        address,
        parts::{refused_pushes, ticket_card, token_card},
    },
    ui::{Card, Copyable, PageHeader, Split, Time},
};

/// The health of the connection to WeChat.
#[component]
pub fn HealthPage() -> impl IntoView {
    let t = WeChatWords::here();
    let slug = address::slug();
    let health = load::resource(move || slug.get(), load_wechat_health);
    view! {
        <PageHeader title=t.tab_health purpose=t.health_purpose />
        {move || tabs(&slug.get(), Tab::Health)}
        {load::show(health, 8, move |Seen { now, view }| page(&slug.get_untracked(), now, view).into_any())}
    }
}

fn page(slug: &str, now: Timestamp, health: WeChatHealth) -> impl IntoView + use<> {
    let t = WeChatWords::here();
    let ask = ask(slug, now, health.asked).into_any();
    let times = last_tickets(now, health.tickets).into_any();
    let refused = if health.refused.is_empty() {
        view! { <Card title=t.refused><p class="muted">{t.refused_none(REFUSED_DAYS)}</p></Card> }
            .into_any()
    } else {
        refused_pushes(now, health.refused).into_any()
    };
    let event_url = health.event_url;
    view! {
        <Split aside=move || view! { {times}<Card title=t.event_url><Copyable text=event_url label=t.event_url /></Card> }>
            {ticket_card(now, &health.ticket)}
            {ask}
            {refused}
            {token_card(now, health.token)}
        </Split>
    }
}

fn last_tickets(now: Timestamp, tickets: Vec<Timestamp>) -> impl IntoView {
    let t = WeChatWords::here();
    let list = if tickets.is_empty() {
        view! { <p class="muted">{t.last_tickets_none}</p> }.into_any()
    } else {
        let items = tickets
            .into_iter()
            .map(|at| view! { <li><Time at seconds=true />" · "<Time at now=now /></li> })
            .collect_view();
        view! { <ol class="steps">{items}</ol> }.into_any()
    };
    view! { <Card title=t.last_tickets>{list}</Card> }
}
