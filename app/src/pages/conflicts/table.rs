//! Conflicts in a table.

use console::ConflictRow;
use domain::{conflict::Guess, time::Timestamp};
use leptos::prelude::*;

use super::fresh::fresh_link;
use crate::{
    locales::{
        conflicts::{ConflictsWords, evidence, guess, lack},
        kinds, lang,
    },
    paths,
    ui::{Badge, Cell, Column, Glyph, LinkButton, Loud, Row, RowHead, Table, Time, Tone},
};

/// Conflicts, each leading to its page.
pub fn table(slug: &str, now: Timestamp, rows: Vec<ConflictRow>) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let columns = Columns {
        authorizer: Column::text(t.authorizer),
        customer: Column::text(t.customer),
        since: Column::text(t.since),
        evidence: Column::text(t.evidence),
        guess: Column::text(t.guess),
        handling: Column::text(t.handling),
    };
    let rows = rows
        .into_iter()
        .map(|row| line(slug, now, columns, row))
        .collect_view();
    let columns = vec![
        Column::text(t.set),
        columns.authorizer,
        columns.customer,
        columns.since,
        columns.evidence,
        columns.guess,
        columns.handling,
    ];
    view! { <Table caption=t.title columns>{rows}</Table> }
}

#[derive(Clone, Copy)]
struct Columns {
    authorizer: Column,
    customer: Column,
    since: Column,
    evidence: Column,
    guess: Column,
    handling: Column,
}

fn line(slug: &str, now: Timestamp, columns: Columns, row: ConflictRow) -> impl IntoView + use<> {
    let (t, lang) = (ConflictsWords::here(), lang());
    let page = paths::platform(slug, format_args!("conflicts/{}", row.id));
    let (account, account_page) = account(slug, &row);
    let customer = row.customer.clone().map(|customer| {
        let href = paths::platform(slug, format_args!("customers/{}", customer.id));
        view! { <a class="clip clip-short" href=href title=customer.name.clone()>{customer.name.clone()}</a> }.into_any()
    });
    let fresh = fresh_link(slug, &row)
        .filter(|_| row.closed_at.is_none() && row.offered)
        .map(|href| view! { <LinkButton href text=t.fresh_link loud=Loud::Quiet glyph=Glyph::Link /> });
    let appid = row.authorizer.appid.clone();
    let (set, since) = (kinds::set(lang, row.set), row.opened_at);
    let how = evidence(lang, row.evidence);
    let why = guess(lang, Guess::of(row.lack, row.exclusive));
    let said = handling(&row);
    let badges = view! { <ConflictBadges row /> };
    view! {
        <Row>
            <RowHead>
                <span class="thing">
                    <a href=page>{set}</a>
                    {badges}
                </span>
            </RowHead>
            <Cell column=columns.authorizer>
                <span class="thing">
                    <a class="clip clip-short" href=account_page title=account.clone()>{account.clone()}</a>
                    <code class="muted">{appid}</code>
                </span>
            </Cell>
            <Cell column=columns.customer>{customer.unwrap_or_else(|| t.nobody.into_any())}</Cell>
            <Cell column=columns.since><Time at=since now=now /></Cell>
            <Cell column=columns.evidence>{how}</Cell>
            <Cell column=columns.guess>{why}</Cell>
            <Cell column=columns.handling><span class="thing">{said}{fresh}</span></Cell>
        </Row>
    }
}

/// How the set came to be lacking, whether it is exclusive, and whether that is over.
#[component]
pub fn ConflictBadges(
    /// The conflict.
    row: ConflictRow,
) -> impl IntoView {
    let t = ConflictsWords::here();
    let exclusive = row
        .exclusive
        .then(|| view! { <Badge tone=Tone::Idle text=t.exclusive glyph=Glyph::Exclusive /> });
    let (tone, over) = match row.closed_at {
        Some(_) => (
            Tone::Idle,
            Some(view! { <Badge tone=Tone::Good text=t.closed /> }),
        ),
        None => (Tone::Attention, None),
    };
    view! {
        <span class="chips">
            <Badge tone text=lack(t, row.lack) />
            {exclusive}
            {over}
        </span>
    }
}

/// What staff said to it.
pub fn handling(row: &ConflictRow) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let words = match &row.acknowledged {
        Some(acknowledged) => {
            let who = t.acknowledged_by(&acknowledged.by);
            view! { <span title=acknowledged.at.shanghai()>{who}</span> }.into_any()
        }
        None => view! { <span class="muted">{t.not_acknowledged}</span> }.into_any(),
    };
    let note = (!row.note.is_empty()).then(
        || view! { <span class="clip muted" title=row.note.clone()>{row.note.clone()}</span> },
    );
    view! { {words}{note} }
}

/// The account's name and page.
pub fn account(slug: &str, row: &ConflictRow) -> (String, String) {
    let name = if row.authorizer.name.is_empty() {
        ConflictsWords::here().unnamed.to_owned()
    } else {
        row.authorizer.name.clone()
    };
    let page = paths::platform(slug, format_args!("authorizers/{}", row.authorizer.id));
    (name, page)
}
