//! The page of the whole-network release.

use console::{Rehearsal, Release, Seen};
use domain::time::Timestamp;
use leptos::prelude::*;

use super::{
    sheet::{earlier, sheet},
    side::{accounts, messages, urls},
};
use crate::{
    api::release::{RehearseRelease, load_release},
    form::{Form, address_of},
    load,
    locales::{release::ReleaseWords, wechat::WeChatWords},
    pages::{
        address,
        wechat::tabs::{Tab, tabs},
    },
    paths,
    ui::{
        Again, Banner, Card, EmptyState, LinkButton, Loud, PageHeader, Split, SubmitButton, Tone,
    },
};

/// The whole-network release.
#[component]
pub fn ReleasePage() -> impl IntoView {
    let t = ReleaseWords::here();
    let slug = address::slug();
    let release = load::resource(move || slug.get(), load_release);
    view! {
        <PageHeader title=WeChatWords::here().tab_release purpose=t.purpose />
        {move || tabs(&slug.get(), Tab::Release)}
        {load::show(release, 8, move |Seen { now, view }| page(&slug.get_untracked(), now, view).into_any())}
    }
}

fn page(slug: &str, now: Timestamp, release: Release) -> impl IntoView + use<> {
    let aside = (release.event_url, release.message_url);
    let (grants, kinds) = (release.test_grants, release.messages);
    let mut rehearsals = release.rehearsals.into_iter();
    let newest = rehearsals.next();
    let start = start(slug, newest.as_ref()).into_any();
    let shown = match newest {
        Some(rehearsal) => sheet(now, rehearsal).into_any(),
        None => nothing().into_any(),
    };
    let before: Vec<Rehearsal> = rehearsals.collect();
    view! {
        <div class="stack">
            {start}
            {shown}
            {earlier(before)}
            <Split aside=move || view! { {urls(aside)} }>
                {messages(now, kinds)}
                {accounts(now, grants)}
            </Split>
        </div>
    }
}

fn nothing() -> impl IntoView {
    let t = ReleaseWords::here();
    view! { <EmptyState title=t.none body=t.none_body /> }
}

/// The button; while a rehearsal is under way, a way to see more of it.
fn start(slug: &str, newest: Option<&Rehearsal>) -> impl IntoView + use<> {
    let t = ReleaseWords::here();
    let action = address_of::<RehearseRelease>();
    let running = newest.is_some_and(|rehearsal| rehearsal.ended_at.is_none());
    let (slug, here) = (slug.to_owned(), paths::platform(slug, "wechat/release"));
    let act = if running {
        view! {
            <Banner tone=Tone::Info title=t.under_way>
                <p>{t.under_way_body}</p>
                // Not the router's: the page is to be asked for anew.
                <LinkButton href=here text=t.reload loud=Loud::Plain external=true />
            </Banner>
        }
        .into_any()
    } else {
        view! { <div class="form-actions"><SubmitButton text=t.start /></div> }.into_any()
    };
    view! {
        <Card title=t.title note=t.start_note>
            <p class="field-hint">{t.not_rehearsed}</p>
            <Form name="rehearse-release" action hidden=vec![("platform", slug)]>
                {act}
            </Form>
            {running.then(|| view! { <Again /> })}
        </Card>
    }
}
