//! A table of links.

use console::LinkRow;
use domain::time::Timestamp;
use leptos::prelude::*;

use super::link_state::LinkStateBadge;
use crate::{
    locales::{kinds, lang, links::LinksWords},
    paths,
    ui::{Cell, Column, Countdown, Row, RowHead, Table, Time},
};

/// Links, each leading to its page.
#[component]
pub fn LinkTable(
    /// The platform's name in URLs.
    #[prop(into)]
    slug: String,
    /// The links.
    rows: Vec<LinkRow>,
    /// The moment of rendering.
    now: Timestamp,
) -> impl IntoView {
    let (lang, t) = (lang(), LinksWords::here());
    let state = Column::text(t.state);
    let asked = Column::text(t.asked);
    let used = Column::number(t.used);
    let left = Column::text(t.left);
    let made_by = Column::text(t.made_by);
    let created = Column::text(t.created);
    let rows = rows
        .into_iter()
        .map(|row| {
            let href = paths::platform(&slug, format_args!("links/{}", row.id));
            let sets = if row.ask.sets.is_empty() { t.all_sets.to_owned() } else { t.some_sets(row.ask.sets.len()) };
            let pinned = row.ask.biz_appid.map(|appid| view! { " · "<code>{appid}</code> });
            let life = if row.state.is_open() {
                view! { <Countdown until=row.expires_at now /> }.into_any()
            } else {
                view! { <span class="muted">"—"</span> }.into_any()
            };
            view! {
                <Row>
                    <RowHead><a class="clip" href=href title=row.customer.name.clone()>{row.customer.name.clone()}</a></RowHead>
                    <Cell column=state><LinkStateBadge state=row.state /></Cell>
                    <Cell column=asked>{kinds::auth_type(lang, row.ask.auth_type)}" · "{sets}{pinned}</Cell>
                    <Cell column=used>{format!("{} / {}", row.grants, row.max_grants)}</Cell>
                    <Cell column=left>{life}</Cell>
                    <Cell column=made_by><span class="clip">{row.made_by}</span></Cell>
                    <Cell column=created><Time at=row.created_at /></Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![
        Column::text(t.customer),
        state,
        asked,
        used,
        left,
        made_by,
        created,
    ];
    view! { <Table caption=t.title columns>{rows}</Table> }
}
