//! One push: what it says, and what became of it.

use console::{PushDetail, Seen};
use domain::{
    push::{CameBy, MOST_TRIES, PushState},
    time::Timestamp,
};
use leptos::prelude::*;

use super::{
    actions::actions,
    history::history,
    list::account,
    result::{explained, result, state_badge},
};
use crate::{
    api::pushes::load_push,
    form::Refused,
    load,
    locales::{lang, push_log::PushWords, pushes},
    pages::address,
    paths,
    ui::{Banner, Card, Copyable, Fact, Facts, LinkButton, PageHeader, Split, Time, Tone},
};

/// A push's page.
#[component]
pub fn PushPage() -> impl IntoView {
    let (slug, id) = (address::slug(), address::id());
    let push = load::resource(
        move || (slug.get(), id.get()),
        |(slug, id)| load_push(slug, id),
    );
    load::show(push, 10, move |Seen { now, view }| {
        detail(&slug.get_untracked(), now, view).into_any()
    })
}

fn detail(slug: &str, now: Timestamp, view: PushDetail) -> impl IntoView + use<> {
    let (t, lang) = (PushWords::here(), lang());
    let list = paths::platform(slug, "wechat/pushes");
    let trail = paths::with_query(
        paths::platform(slug, "audit"),
        &[("object", Some(view.push.id.to_string()))],
    );
    let of_account = view.push.appid.clone().map(|appid| {
        let href = paths::with_query(list.clone(), &[("account", Some(appid))]);
        view! { <LinkButton href text=t.more_like_it /> }
    });
    let title = pushes::kind(lang, &view.push.kind);
    let actions = actions(slug, &view.push).into_any();
    let history = history(now, &view).into_any();
    let history = view! { <Card title=t.history>{history}</Card> }.into_any();
    let first = (notices(now, &view), facts(slug, now, &view));
    let xml = view.xml;
    view! {
        <PageHeader title up=(list, t.title.to_owned())>
            {of_account}
            <LinkButton href=trail text=t.trail />
            {actions}
        </PageHeader>
        <Refused forms=&["process-push-again", "dismiss-push"] />
        <Split aside=move || history>
            {first}
            <Card title=t.content note=t.content_note>
                <pre class="code"><code>{xml}</code></pre>
            </Card>
        </Split>
    }
}

/// Why it waits or was given up, and what speaks against trying again.
fn notices(now: Timestamp, view: &PushDetail) -> impl IntoView + use<> {
    let t = PushWords::here();
    let push = &view.push;
    let tone = match push.state {
        PushState::Dead => Tone::Bad,
        _ => Tone::Attention,
    };
    let failure = push.failure.clone().map(|failure| {
        view! { <Banner tone title=t.failure>{explained(failure)}</Banner> }
    });
    let over = push.state == PushState::Dead && view.dies_at.is_some_and(|at| at <= now);
    let dead_code = over.then(|| view! { <Banner tone=Tone::Attention title=t.code_dead /> });
    view! { {failure}{dead_code} }
}

fn facts(slug: &str, now: Timestamp, view: &PushDetail) -> impl IntoView + use<> {
    let (t, lang) = (PushWords::here(), lang());
    let push = &view.push;
    let came_by = match push.came_by {
        CameBy::Events => t.events,
        CameBy::Messages => t.messages,
    };
    let link = view.attempt.as_ref().map(|(attempt, link)| {
        let href = paths::platform(slug, format_args!("links/{link}"));
        let attempt = attempt.to_string();
        view! { <Fact label=t.attempt><a href=href>{t.open_link}</a>" "<code class="muted">{attempt}</code></Fact> }
    });
    let of_account = push.appid.is_some().then(|| {
        let account = account(slug, push);
        view! { <Fact label=t.authorizer>{account}</Fact> }
    });
    let made = view.create_time.map(Timestamp::from_secs);
    let next = push.next_try_at;
    let (badge, result) = (state_badge(push), result(push));
    let (kind, received_at, id) = (push.kind.clone(), push.received_at, push.id.to_string());
    let pair = push.pair.map(|pair| pushes::pair(lang, pair));
    let dies_at = view.dies_at;
    let tries = match push.tries {
        0 => None,
        tries if push.state == PushState::Waiting => Some(t.tries_of(tries, MOST_TRIES)),
        tries => Some(t.tries(tries)),
    };
    let tries = tries.map(|tries| format!(" · {tries}"));
    view! {
        <Card>
            <Facts>
                <Fact label=t.state>{badge}" "{result}{tries}</Fact>
                {next.map(|at| view! { <Fact label=t.next_try><Time at now=now /></Fact> })}
                <Fact label=t.kind><code>{kind}</code></Fact>
                {of_account}
                {link}
                <Fact label=t.received><Time at=received_at seconds=true /></Fact>
                {made.map(|at| view! { <Fact label=t.create_time><Time at seconds=true /></Fact> })}
                {dies_at.map(|at| view! { <Fact label=t.dies_at><Time at seconds=true /></Fact> })}
                <Fact label=t.came_by>{came_by}</Fact>
                {pair.map(|pair| view! { <Fact label=t.pair>{pair}</Fact> })}
                <Fact label=t.id><Copyable text=id label=t.id /></Fact>
            </Facts>
        </Card>
    }
}
