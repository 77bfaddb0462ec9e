//! The log of pushes.

use console::{PushItem, PushList, Seen};
use domain::{
    list::PushFilter,
    push::{KeyPair, PushState},
    time::Timestamp,
};
use leptos::prelude::*;

use super::{
    super::{
        node::node as node_of,
        tabs::{Tab, tabs},
    },
    result::{result, state_badge},
};
use crate::{
    api::pushes::list_pushes,
    form::{Choice, SelectField, TextField},
    load,
    locales::{lang, push_log::PushWords, pushes, states::States},
    pages::{
        address,
        parts::{ignored_parts, with_any},
    },
    paths,
    ui::{
        Badge, Cell, Column, EmptyState, FilterFold, FilterForm, NothingMatches, PageHeader, Pager,
        Row, RowHead, Table, Tabs, Time, Tone, how_many,
    },
};

/// Pushes, newest first, as the address narrows them.
#[component]
pub fn PushesPage() -> impl IntoView {
    let t = PushWords::here();
    let slug = address::slug();
    let read = address::reading(PushFilter::read);
    let pushes = load::resource(
        move || (slug.get(), read.get().0),
        |(slug, filter)| list_pushes(slug, filter),
    );
    view! {
        <PageHeader title=t.title purpose=t.purpose />
        {move || tabs(&slug.get(), Tab::Pushes)}
        {load::show(pushes, 10, move |Seen { now, view }| {
            let (filter, ignored) = read.get_untracked();
            view! {
                {ignored_parts(&ignored)}
                {list(&slug.get_untracked(), &filter, now, view)}
            }
            .into_any()
        })}
    }
}

fn list(slug: &str, filter: &PushFilter, now: Timestamp, list: PushList) -> impl IntoView + use<> {
    let all = paths::platform(slug, "wechat/pushes");
    let narrow = view! { {views(&all, filter, list.dead)}{filters(&all, filter)} };
    if list.page.rows.is_empty() {
        return view! { {narrow}{nothing(all, filter)} }.into_any();
    }
    let at = |after: Option<String>| {
        let mut pairs = filter.pairs().to_vec();
        pairs.push(("after", after));
        paths::with_query(all.clone(), &pairs)
    };
    let first = filter.after.is_some().then(|| at(None));
    let next = list.page.next.map(|cursor| at(Some(cursor.into())));
    view! {
        {narrow}
        {table(slug, now, list.page.rows)}
        <Pager first next />
    }
    .into_any()
}

/// All of them, or those that wait for somebody.
fn views(all: &str, filter: &PushFilter, dead: i64) -> impl IntoView + use<> {
    let t = PushWords::here();
    let failed = filter.state == Some(PushState::Dead);
    let name = if dead > 0 {
        t.dead_of(dead)
    } else {
        t.dead.to_owned()
    };
    let items = vec![
        (all.to_owned(), t.all.to_owned(), !failed),
        (format!("{all}?state=dead"), name, failed),
    ];
    view! { <Tabs label=t.views items /> }
}

fn filters(all: &str, filter: &PushFilter) -> impl IntoView + use<> {
    let (t, lang) = (PushWords::here(), lang());
    let states = PushState::ALL
        .iter()
        .map(|state| Choice::new(state.code(), pushes::state(lang, *state)));
    let states = with_any(States::here().any, states);
    let state = filter.state.map(PushState::code).unwrap_or_default();
    let day = |day: Option<domain::day::Day>| day.map(String::from).unwrap_or_default();
    let (kind, account) = (filter.kind.clone(), filter.account.clone());
    let (from, to) = (day(filter.from), day(filter.to));
    let set = how_many(&filter.pairs());
    view! {
        <FilterForm action=all.to_owned()>
            <FilterFold set>
                <SelectField name="state" label=t.state choices=states initial=state />
                <TextField name="kind" label=t.kind hint=t.any_kind initial=kind mono=true />
                <TextField name="account" label=t.account initial=account mono=true />
                <TextField name="from" label=t.from kind="date" initial=from />
                <TextField name="to" label=t.to kind="date" initial=to />
            </FilterFold>
        </FilterForm>
    }
}

fn nothing(all: String, filter: &PushFilter) -> AnyView {
    let t = PushWords::here();
    let dead = PushFilter {
        state: Some(PushState::Dead),
        ..PushFilter::default()
    };
    if *filter == dead {
        view! { <EmptyState title=t.none_dead body=t.none_dead_body /> }.into_any()
    } else if filter.is_narrow() || filter.after.is_some() {
        view! { <NothingMatches clear=all /> }.into_any()
    } else {
        view! { <EmptyState title=t.empty body=t.empty_body /> }.into_any()
    }
}

fn table(slug: &str, now: Timestamp, rows: Vec<PushItem>) -> impl IntoView + use<> {
    let t = PushWords::here();
    let columns = [
        Column::text(t.received),
        Column::text(t.kind),
        Column::text(t.authorizer),
        Column::text(t.state),
        Column::text(t.result),
        Column::number(t.took),
        Column::text(t.node),
    ];
    let rows = rows
        .into_iter()
        .map(|push| row(slug, now, columns, push))
        .collect_view();
    view! { <Table caption=t.title columns=columns.to_vec()>{rows}</Table> }
}

fn row(slug: &str, now: Timestamp, columns: [Column; 7], push: PushItem) -> impl IntoView + use<> {
    let (t, lang) = (PushWords::here(), lang());
    let [_, kind, authorizer, state, came_to, took, node] = columns;
    let href = paths::platform(slug, format_args!("wechat/pushes/{}", push.id));
    let (badge, result) = (state_badge(&push), result(&push));
    let other_pair = push
        .pair
        .filter(|pair| *pair != KeyPair::Current)
        .map(|pair| view! { <Badge tone=Tone::Info text=pushes::pair(lang, pair) /> });
    let next = push
        .next_try_at
        .filter(|_| push.failure.is_some())
        .map(|at| view! { <span class="muted">{t.next_try}" "<Time at now=now /></span> });
    let (account, received_at) = (account(slug, &push), push.received_at);
    let (kind_name, code) = (pushes::kind(lang, &push.kind), push.kind.clone());
    let took_ms = push.took_ms.map(|ms| t.ms(ms));
    let node_name = push.node.map(node_of);
    view! {
        <Row>
            <RowHead><a href=href><Time at=received_at seconds=true /></a></RowHead>
            <Cell column=kind>
                <span class="thing">{kind_name}<code class="muted">{code}</code>{other_pair}</span>
            </Cell>
            <Cell column=authorizer>{account}</Cell>
            <Cell column=state>{badge}</Cell>
            <Cell column=came_to><span class="thing">{result}{next}</span></Cell>
            <Cell column=took>{took_ms}</Cell>
            <Cell column=node>{node_name}</Cell>
        </Row>
    }
}

/// The account: its page when it is in the book.
pub(super) fn account(slug: &str, push: &PushItem) -> AnyView {
    let t = PushWords::here();
    let appid = push.appid.clone().unwrap_or_default();
    match &push.authorizer {
        Some(authorizer) => {
            let href = paths::platform(slug, format_args!("authorizers/{}", authorizer.id));
            let name = match authorizer.name.is_empty() {
                true => t.unnamed.to_owned(),
                false => authorizer.name.clone(),
            };
            view! { <span class="thing"><a href=href>{name}</a><code class="muted">{appid}</code></span> }
                .into_any()
        }
        None => view! { <code class="muted">{appid}</code> }.into_any(),
    }
}
