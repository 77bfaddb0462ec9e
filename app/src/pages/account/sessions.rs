//! Where one is signed in. Plain forms end sessions: the page that follows is loaded anew.

use console::SessionView;
use domain::time::Timestamp;
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::{
    api::account::EndSessions,
    locales::{
        account::{AccountWords, device},
        lang,
    },
    ui::{Badge, Cell, Column, Row, RowHead, Table, Time, Tone},
};

pub(super) fn sessions(now: Timestamp, rows: Vec<SessionView>) -> impl IntoView {
    let t = AccountWords::here();
    let others = rows.iter().any(|row| !row.is_this);
    let all = if others {
        view! {
            <form method="post" action=EndSessions::url()>
                <input type="hidden" name="session" value="" />
                <button type="submit" class="button">{t.end_others}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <span class="muted">{t.only_this}</span> }.into_any()
    };
    view! {
        <section class="stack">
            <div class="section-head"><h2>{t.sessions}</h2>{all}</div>
            {table(now, rows)}
        </section>
    }
}

fn table(now: Timestamp, rows: Vec<SessionView>) -> impl IntoView {
    let (t, lang) = (AccountWords::here(), lang());
    let ip = Column::text(t.ip);
    let since = Column::text(t.since);
    let seen = Column::text(t.last_seen);
    let action = Column::text(t.action);
    let rows = rows
        .into_iter()
        .map(|row| {
            let name = device(lang, row.user_agent.as_deref());
            let end = end(&row, &name);
            let whole = row.user_agent.unwrap_or_default();
            view! {
                <Row>
                    <RowHead><span class="clip" title=whole>{name}</span></RowHead>
                    <Cell column=ip><code>{row.ip.unwrap_or_default()}</code></Cell>
                    <Cell column=since><Time at=row.created_at /></Cell>
                    <Cell column=seen><Time at=row.last_seen_at now=now /></Cell>
                    <Cell column=action>{end}</Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![Column::text(t.device), ip, since, seen, action];
    view! { <Table caption=t.sessions columns>{rows}</Table> }
}

fn end(row: &SessionView, name: &str) -> AnyView {
    let t = AccountWords::here();
    if row.is_this {
        return view! { <Badge tone=Tone::Good text=t.this /> }.into_any();
    }
    view! {
        <form method="post" action=EndSessions::url()>
            <input type="hidden" name="session" value=row.id.clone() />
            <button type="submit" class="button button-quiet" aria-label=t.end_one(name)>{t.end}</button>
        </form>
    }
    .into_any()
}
