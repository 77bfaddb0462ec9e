//! Every call to WeChat, newest first.

use console::{CallList, CallRow, Seen};
use domain::{call::Api, list::CallFilter};
use leptos::prelude::*;

use super::{
    super::{
        node::node as node_of,
        tabs::{Tab, tabs},
    },
    filters::filters,
    result::{explanation, result},
};
use crate::{
    api::calls::list_calls,
    load,
    locales::{calls, calls::CallWords, lang, states::States, wechat::WeChatWords},
    pages::{address, parts::ignored_parts},
    paths,
    ui::{
        Banner, Cell, Column, EmptyState, NothingMatches, PageHeader, Pager, Row, RowHead, Table,
        Time, Tone,
    },
};

/// The log of calls to WeChat, as its address narrows it.
#[component]
pub fn CallsPage() -> impl IntoView {
    let t = CallWords::here();
    let slug = address::slug();
    let read = address::reading(CallFilter::read);
    let calls = load::resource(
        move || (slug.get(), read.get().0),
        |(slug, filter)| list_calls(slug, filter),
    );
    view! {
        <PageHeader title=WeChatWords::here().tab_calls purpose=t.purpose />
        {move || tabs(&slug.get(), Tab::Calls)}
        {load::show(calls, 10, move |Seen { view, .. }| {
            let (filter, ignored) = read.get_untracked();
            view! {
                {ignored_parts(&ignored)}
                {list(&slug.get_untracked(), &filter, view)}
            }
            .into_any()
        })}
    }
}

fn list(slug: &str, filter: &CallFilter, list: CallList) -> impl IntoView + use<> {
    let t = CallWords::here();
    let all = paths::platform(slug, "wechat/calls");
    let unlogged = (list.unlogged_today > 0).then(|| {
        view! { <Banner tone=Tone::Attention title=t.unlogged(list.unlogged_today) /> }
    });
    let narrow = filters(&all, filter);
    if list.page.rows.is_empty() {
        let empty = if filter.is_narrow() || filter.after.is_some() {
            view! { <NothingMatches clear=all /> }.into_any()
        } else {
            view! { <EmptyState title=t.empty body=t.empty_body /> }.into_any()
        };
        return view! { {unlogged}{narrow}{empty} }.into_any();
    }
    let first = filter.after.is_some().then(|| at(&all, filter, None));
    let next = list
        .page
        .next
        .map(|cursor| at(&all, filter, Some(cursor.into())));
    let clear = filter.is_narrow().then(|| {
        let text = States::here().clear_filters;
        view! { <p class="filter-note"><a href=all.clone()>{text}</a></p> }
    });
    view! {
        {unlogged}
        {narrow}
        {clear}
        {table(slug, list.page.rows)}
        <Pager first next />
        <p class="muted">{t.kept(list.kept_days)}</p>
    }
    .into_any()
}

/// The same list from another place on.
fn at(list: &str, filter: &CallFilter, after: Option<String>) -> String {
    let mut pairs = filter.pairs().to_vec();
    pairs.push(("after", after));
    paths::with_query(list.to_owned(), &pairs)
}

fn table(slug: &str, rows: Vec<CallRow>) -> impl IntoView + use<> {
    let (t, lang) = (CallWords::here(), lang());
    let api = Column::text(t.api);
    let account = Column::text(t.account);
    let ended = Column::text(t.result);
    let why = Column::text(t.reason);
    let took = Column::number(t.took);
    let node = Column::text(t.node);
    let rows = rows
        .into_iter()
        .map(|row| {
            let name = Api::name(&row.api).to_owned();
            let (ended_cell, why_cell) = (result(&row), explanation(&row));
            let account_cell = row.account.clone().map(|account| account_of(slug, account));
            view! {
                <Row>
                    <RowHead><Time at=row.at seconds=true /></RowHead>
                    <Cell column=api>
                        <span class="thing"><span>{calls::api(lang, &row.api)}</span><code class="muted" title=row.api.clone()>{name}</code></span>
                    </Cell>
                    <Cell column=account>{account_cell}</Cell>
                    <Cell column=ended>{ended_cell}</Cell>
                    <Cell column=why>{why_cell}</Cell>
                    <Cell column=took>{t.ms(row.took_ms)}</Cell>
                    <Cell column=node>{node_of(row.node)}</Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![Column::text(t.at), api, account, ended, why, took, node];
    view! { <Table caption=t.caption columns>{rows}</Table> }
}

fn account_of(slug: &str, account: console::CallAccount) -> AnyView {
    let appid = account.appid;
    let Some((id, name)) = account.authorizer else {
        return view! { <code>{appid}</code> }.into_any();
    };
    let href = paths::platform(slug, format_args!("authorizers/{id}"));
    let shown = if name.is_empty() { appid.clone() } else { name };
    view! { <a class="clip" href=href title=appid>{shown}</a> }.into_any()
}
