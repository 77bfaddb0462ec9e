//! A table of links.

use console::LinkRow;
use domain::time::Timestamp;
use leptos::prelude::*;

use super::link_state::LinkStateBadge;
use crate::{
    locales::{kinds, lang, links::LinksWords},
    paths,
    ui::{Cell, Column, Row, RowHead, Table, Time},
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
    let auth_type = Column::text(t.auth_type);
    let sets = Column::text(t.sets);
    let used = Column::number(t.used);
    let expires = Column::text(t.expires);
    let made_by = Column::text(t.made_by);
    let created = Column::text(t.created);
    let rows = rows
        .into_iter()
        .map(|row| {
            let href = paths::platform(&slug, format_args!("links/{}", row.id));
            let asked = if row.ask.sets.is_empty() { t.all_sets.to_owned() } else { t.some_sets(row.ask.sets.len()) };
            view! {
                <Row>
                    <RowHead><a class="clip" href=href title=row.customer.name.clone()>{row.customer.name.clone()}</a></RowHead>
                    <Cell column=state><LinkStateBadge state=row.state /></Cell>
                    <Cell column=auth_type>{kinds::auth_type(lang, row.ask.auth_type)}</Cell>
                    <Cell column=sets>{asked}</Cell>
                    <Cell column=used>{format!("{} / {}", row.grants, row.max_grants)}</Cell>
                    <Cell column=expires><Time at=row.expires_at now=now /></Cell>
                    <Cell column=made_by><span class="clip">{row.made_by}</span></Cell>
                    <Cell column=created><Time at=row.created_at /></Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![
        Column::text(t.customer),
        state,
        auth_type,
        sets,
        used,
        expires,
        made_by,
        created,
    ];
    view! { <Table caption=t.title columns>{rows}</Table> }
}
