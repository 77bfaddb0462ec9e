//! What stands beside the sheet: the addresses, the test accounts, the messages.

use console::{MessageKind, TestGrant};
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    locales::release::ReleaseWords,
    ui::{Card, Cell, Column, Copyable, Fact, Facts, Row, RowHead, Table, Time},
};

/// Where WeChat pushes to: for events, for messages.
pub fn urls((event_url, message_url): (String, String)) -> impl IntoView {
    let t = ReleaseWords::here();
    view! {
        <Card title=t.urls>
            <Facts>
                <Fact label=t.event_url><Copyable text=event_url label=t.event_url /></Fact>
                <Fact label=t.message_url><Copyable text=message_url label=t.message_url /></Fact>
            </Facts>
        </Card>
    }
}

/// WeChat's test accounts that granted.
pub fn accounts(now: Timestamp, grants: Vec<TestGrant>) -> impl IntoView {
    let t = ReleaseWords::here();
    let columns = [
        Column::text(t.account),
        Column::text(t.granted),
        Column::text(t.revoked),
    ];
    let [_, granted, revoked] = columns;
    let list = if grants.is_empty() {
        view! { <p class="muted">{t.accounts_none}</p> }.into_any()
    } else {
        let rows = grants
            .into_iter()
            .map(|grant| {
                view! {
                    <Row>
                        <RowHead><code>{grant.appid}</code></RowHead>
                        <Cell column=granted><Time at=grant.granted_at now=now /></Cell>
                        <Cell column=revoked>{grant.revoked_at.map(|at| view! { <Time at now=now /> })}</Cell>
                    </Row>
                }
            })
            .collect_view();
        view! { <Table caption=t.accounts columns=columns.to_vec()>{rows}</Table> }.into_any()
    };
    view! { <Card title=t.accounts note=t.accounts_note>{list}</Card> }
}

/// Messages that came, by kind.
pub fn messages(now: Timestamp, kinds: Vec<MessageKind>) -> impl IntoView {
    let t = ReleaseWords::here();
    let columns = [
        Column::text(t.kind),
        Column::number(t.count),
        Column::text(t.last),
    ];
    let [_, count, last] = columns;
    let list = if kinds.is_empty() {
        view! { <p class="muted">{t.messages_none}</p> }.into_any()
    } else {
        let rows = kinds
            .into_iter()
            .map(|kind| {
                view! {
                    <Row>
                        <RowHead><code>{kind.kind}</code></RowHead>
                        <Cell column=count>{kind.count}</Cell>
                        <Cell column=last><Time at=kind.last_at now=now /></Cell>
                    </Row>
                }
            })
            .collect_view();
        view! { <Table caption=t.messages columns=columns.to_vec()>{rows}</Table> }.into_any()
    };
    view! { <Card title=t.messages note=t.messages_note>{list}</Card> }
}
