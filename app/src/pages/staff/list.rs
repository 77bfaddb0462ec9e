//! Who works on a platform, and who is invited.

use console::{InvitationRow, Seen, StaffList, StaffRow};
use domain::{list::StaffFilter, time::Timestamp};
use leptos::prelude::*;

use super::standing::{role, standing};
use crate::{
    api::staff::list_staff,
    load,
    locales::staff::StaffWords,
    pages::{address, parts::ignored_parts},
    paths,
    ui::{
        Cell, Column, Countdown, EmptyState, Glyph, LinkButton, Loud, PageHeader, Pager, Row,
        RowHead, Table, Time,
    },
};

/// The people of a platform, those who came last first.
#[component]
pub fn StaffPage() -> impl IntoView {
    let t = StaffWords::here();
    let (slug, place) = (address::slug(), address::place());
    let people = load::resource(
        move || {
            let after = place.get().0;
            (slug.get(), StaffFilter { after })
        },
        |(slug, filter)| list_staff(slug, filter),
    );
    let invite = move || paths::platform(&slug.get(), "staff/invite");
    view! {
        <PageHeader title=t.title purpose=t.purpose>
            {move || view! { <LinkButton href=invite() text=t.invite loud=Loud::Primary glyph=Glyph::Plus /> }}
        </PageHeader>
        {move || ignored_parts(&place.read().1)}
        {load::show(people, 6, move |Seen { now, view }| {
            let here = paths::platform(&slug.get_untracked(), "staff");
            list(&here, place.read_untracked().0.is_some(), now, view).into_any()
        })}
    }
}

fn list(here: &str, further: bool, now: Timestamp, list: StaffList) -> impl IntoView + use<> {
    let t = StaffWords::here();
    let StaffList {
        owners,
        page,
        invitations,
    } = list;
    let invited = (!invitations.is_empty()).then(|| invited(here, now, invitations));
    let next = page
        .next
        .map(|cursor| paths::with_query(here.to_owned(), &[("after", Some(cursor.into()))]));
    let first = further.then(|| here.to_owned());
    let rows: Vec<StaffRow> = owners.into_iter().chain(page.rows).collect();
    let people = if rows.is_empty() {
        view! { <EmptyState title=t.empty body=t.empty_body /> }.into_any()
    } else {
        people(here, now, rows).into_any()
    };
    view! { <div class="stack">{people}<Pager first next />{invited}</div> }
}

fn people(here: &str, now: Timestamp, rows: Vec<StaffRow>) -> impl IntoView + use<> {
    let t = StaffWords::here();
    let login = Column::text(t.login);
    let (is, state) = (Column::text(t.role), Column::text(t.state));
    let (seen, since) = (Column::text(t.last_seen), Column::text(t.since));
    let rows = rows
        .into_iter()
        .map(|row| {
            let href = format!("{here}/{}", row.id);
            let (role, standing) = (role(&row), standing(&row));
            let last = match row.last_seen_at {
                Some(at) => view! { <Time at now=now /> }.into_any(),
                None => view! { <span class="muted">{t.never}</span> }.into_any(),
            };
            view! {
                <Row>
                    <RowHead><a class="clip" href=href title=row.name.clone()>{row.name.clone()}</a></RowHead>
                    <Cell column=login><code>{row.login.clone()}</code></Cell>
                    <Cell column=is>{role}</Cell>
                    <Cell column=state>{standing}</Cell>
                    <Cell column=seen>{last}</Cell>
                    <Cell column=since><Time at=row.since /></Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![Column::text(t.name), login, is, state, seen, since];
    view! { <Table caption=t.title columns>{rows}</Table> }
}

fn invited(here: &str, now: Timestamp, rows: Vec<InvitationRow>) -> impl IntoView + use<> {
    let t = StaffWords::here();
    let login = Column::text(t.login);
    let (by, made, left) = (
        Column::text(t.made_by),
        Column::text(t.made_at),
        Column::text(t.left),
    );
    let rows = rows
        .into_iter()
        .map(|row| {
            let href = format!("{here}/invitations/{}", row.id);
            view! {
                <Row>
                    <RowHead><a class="clip" href=href title=row.name.clone()>{row.name.clone()}</a></RowHead>
                    <Cell column=login><code>{row.login}</code></Cell>
                    <Cell column=by>{row.made_by}</Cell>
                    <Cell column=made><Time at=row.created_at /></Cell>
                    <Cell column=left><Countdown until=row.expires_at now /></Cell>
                </Row>
            }
        })
        .collect_view();
    let columns = vec![Column::text(t.name), login, by, made, left];
    view! {
        <section class="stack">
            <div class="section-head"><h2>{t.invitations}</h2></div>
            <Table caption=t.invitations columns>{rows}</Table>
        </section>
    }
}
