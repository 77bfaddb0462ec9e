//! Accounts' tokens, each to be picked.

use console::AccountToken;
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    locales::tokens::TokenWords,
    pages::parts::FailureNote,
    paths,
    ui::{Badge, Cell, Column, Row, RowHead, Table, Time, Tone},
};

/// The table. `asked`: it tells what became of the renewals that were asked for then.
pub fn table(
    slug: &str,
    now: Timestamp,
    asked: Option<Timestamp>,
    rows: Vec<AccountToken>,
) -> impl IntoView + use<> {
    let t = TokenWords::here();
    let (got, state) = (Column::text(t.got), Column::text(t.state));
    let (next, trouble) = (Column::text(t.next), Column::text(t.trouble));
    let appid = Column::text("AppID");
    let rows = rows
        .into_iter()
        .map(|row| {
            let href = paths::platform(slug, format_args!("authorizers/{}", row.id));
            let name = if row.name.is_empty() { t.unnamed.to_owned() } else { row.name.clone() };
            let code = row.appid.clone();
            let label = format!("{} {name}", t.pick);
            let (tone, word) = match asked {
                Some(at) => became(&row, at),
                None => stands(&row, now),
            };
            let came = row.at.map(|at| view! { <Time at now=now /> });
            let ahead = row.renewable.then(|| view! { <Time at=row.renew_at now=now /> });
            let tries = (row.failed_tries > 1).then(|| view! { <p class="muted">{t.tries(row.failed_tries)}</p> });
            let trouble_cell = row.failure.clone().map(|failure| view! { <FailureNote failure />{tries} });
            let pick = row.renewable.then(|| {
                view! { <input type="checkbox" name="authorizers[]" value=row.id.to_string() aria-label=label /> }
            });
            view! {
                <Row>
                    <RowHead>
                        <span class="who">{pick}<a class="clip" href=href title=row.appid.clone()>{name}</a></span>
                    </RowHead>
                    <Cell column=appid><code>{code}</code></Cell>
                    <Cell column=state><Badge tone text=word /></Cell>
                    <Cell column=got>{came}</Cell>
                    <Cell column=next>{ahead}</Cell>
                    <Cell column=trouble>{trouble_cell}</Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![Column::text(t.account), appid, state, got, next, trouble];
    view! { <Table caption=t.caption columns>{rows}</Table> }
}

fn stands(row: &AccountToken, now: Timestamp) -> (Tone, &'static str) {
    let t = TokenWords::here();
    match row.expires_at {
        _ if !row.renewable => (Tone::Bad, t.lost),
        None => (Tone::Idle, t.never),
        Some(_) if row.failure.is_some() => (Tone::Attention, t.failing),
        Some(until) if until > now => (Tone::Good, t.valid),
        Some(_) => (Tone::Bad, t.expired),
    }
}

/// What became of the renewal that was asked for then.
fn became(row: &AccountToken, asked: Timestamp) -> (Tone, &'static str) {
    let t = TokenWords::here();
    let since = |at: Option<Timestamp>| at.is_some_and(|at| at >= asked);
    if since(row.failed_at) {
        (Tone::Bad, t.failed)
    } else if since(row.at) {
        (Tone::Good, t.renewed)
    } else if row.renewable {
        (Tone::Info, t.under_way)
    } else {
        (Tone::Bad, t.cannot)
    }
}
