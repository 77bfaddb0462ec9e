//! The tokens of the platform and of its accounts.

use console::{Seen, TokenList};
use domain::{
    list::{TokenFilter, TokenView},
    time::Timestamp,
};
use leptos::prelude::*;

use super::{
    super::tabs::{Tab, tabs},
    component::component,
    table::table,
};
use crate::{
    api::tokens::{RenewTokens, list_tokens},
    form::{Form, address_of},
    load,
    locales::{tokens::TokenWords, wechat::WeChatWords},
    pages::{
        address,
        parts::{ignored_parts, pauses_banner, rival_banner},
    },
    paths,
    ui::{
        Banner, Card, EmptyState, Loud, NothingMatches, PageHeader, Pager, SubmitButton, Tabs,
        Time, Tone,
    },
};

/// How it stands with the tokens, as the address narrows it.
#[component]
pub fn TokensPage() -> impl IntoView {
    let t = TokenWords::here();
    let slug = address::slug();
    let read = address::reading(TokenFilter::read);
    let tokens = load::resource(
        move || (slug.get(), read.get().0),
        |(slug, filter)| list_tokens(slug, filter),
    );
    view! {
        <PageHeader title=WeChatWords::here().tab_tokens purpose=t.purpose />
        {move || tabs(&slug.get(), Tab::Tokens)}
        {load::show(tokens, 10, move |Seen { now, view }| {
            let (filter, ignored) = read.get_untracked();
            view! {
                {ignored_parts(&ignored)}
                {page(&slug.get_untracked(), now, &filter, view)}
            }
            .into_any()
        })}
    }
}

fn page(
    slug: &str,
    now: Timestamp,
    filter: &TokenFilter,
    list: TokenList,
) -> impl IntoView + use<> {
    let t = TokenWords::here();
    let own = filter.asked.is_none().then(|| component(slug, now, &list));
    let told = filter
        .asked
        .map(|_| view! { <Card title=t.asked><p>{t.asked_note}</p></Card> });
    let rival = rival_banner(now, list.rival.clone());
    let pauses = pauses_banner(now, list.pauses.clone());
    let rest = list.rests_until.map(|at| {
        view! { <Banner tone=Tone::Attention title=t.rests><p>{t.rests_body}" "<Time at /></p></Banner> }
    });
    view! {
        <div class="stack">
            {rival}
            {pauses}
            {rest}
            {own}
            {told}
            {views(slug, filter)}
            {accounts(slug, now, filter, list)}
        </div>
    }
}

fn views(slug: &str, filter: &TokenFilter) -> impl IntoView + use<> {
    let t = TokenWords::here();
    let items = TokenView::ALL
        .into_iter()
        .map(|view| {
            let name = match view {
                TokenView::All => t.all,
                TokenView::Failing => t.failing,
                TokenView::Lost => t.lost,
            };
            let alone = TokenFilter {
                view,
                ..TokenFilter::default()
            };
            let shown = view == filter.view && filter.asked.is_none();
            (at(slug, &alone, None), name.to_owned(), shown)
        })
        .collect();
    view! { <Tabs label=t.views items /> }
}

fn accounts(
    slug: &str,
    now: Timestamp,
    filter: &TokenFilter,
    list: TokenList,
) -> impl IntoView + use<> {
    let t = TokenWords::here();
    if list.page.rows.is_empty() {
        return if *filter == TokenFilter::default() {
            view! { <EmptyState title=t.empty body=t.empty_body /> }.into_any()
        } else {
            view! { <NothingMatches clear=at(slug, &TokenFilter::default(), None) /> }.into_any()
        };
    }
    let first = filter.after.is_some().then(|| at(slug, filter, None));
    let next = list
        .page
        .next
        .map(|cursor| at(slug, filter, Some(cursor.into())));
    let action = address_of::<RenewTokens>();
    let platform = slug.to_owned();
    let table = table(slug, now, filter.asked, list.page.rows).into_any();
    view! {
        <Form name="renew-tokens" action hidden=vec![("platform", platform)]>
            {table}
            <div class="form-actions"><SubmitButton text=t.renew loud=Loud::Plain /></div>
        </Form>
        <Pager first next />
    }
    .into_any()
}

/// The same list from another place on.
fn at(slug: &str, filter: &TokenFilter, after: Option<String>) -> String {
    let mut pairs = filter.pairs().to_vec();
    pairs.push(("after", after));
    paths::with_query(paths::platform(slug, "wechat/tokens"), &pairs)
}
