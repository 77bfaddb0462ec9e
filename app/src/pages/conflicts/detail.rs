//! One conflict: what is lacking, how we know, what staff say to it.

use console::{ConflictDetail, ConflictRow, Seen};
use domain::{conflict::Guess, time::Timestamp};
use leptos::prelude::*;

use super::{
    actions::actions,
    evidence::evidence_card,
    fresh::fresh_link,
    table::{ConflictBadges, account, handling},
};
use crate::{
    api::conflicts::load_conflict,
    load,
    locales::{
        authorizers::AuthorizersWords,
        conflicts::{ConflictsWords, evidence, guess},
        kinds, lang,
    },
    pages::{address, parts::Activity},
    paths,
    ui::{Card, Copyable, Fact, Facts, Glyph, LinkButton, Loud, PageHeader, Split, Time},
};

/// A conflict's page.
#[component]
pub fn ConflictPage() -> impl IntoView {
    let (slug, id) = (address::slug(), address::id());
    let conflict = load::resource(
        move || (slug.get(), id.get()),
        |(slug, id)| load_conflict(slug, id),
    );
    load::show(conflict, 10, move |Seen { now, view }| {
        detail(&slug.get_untracked(), now, &view).into_any()
    })
}

fn detail(slug: &str, now: Timestamp, view: &ConflictDetail) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let row = &view.conflict;
    let (name, _) = account(slug, row);
    let title = t.title_of(&kinds::set(lang(), row.set), &name);
    let up = (paths::platform(slug, "conflicts"), t.title.to_owned());
    let log = paths::with_query(
        paths::platform(slug, "audit"),
        &[("object", Some(row.id.to_string()))],
    );
    let (fresh, why_not) = fresh(slug, row);
    let (seen, entries) = (
        evidence_card(now, view).into_any(),
        entries(now, view).into_any(),
    );
    let (facts, cause, forms) = (facts(slug, now, row), cause(row), actions(slug, row));
    view! {
        <PageHeader title up>
            <LinkButton href=log text=t.history glyph=Glyph::Audit />
            {fresh}
        </PageHeader>
        <Split aside=move || view! { {seen}{entries} }>
            {facts}
            {cause}
            {why_not}
            {forms}
        </Split>
    }
}

/// The way to a new link, or why there is none.
fn fresh(slug: &str, row: &ConflictRow) -> (Option<AnyView>, Option<AnyView>) {
    let t = ConflictsWords::here();
    if row.closed_at.is_some() {
        return (None, None);
    }
    let why_not = if row.offered {
        t.no_customer
    } else {
        t.not_offered
    };
    match fresh_link(slug, row).filter(|_| row.offered) {
        Some(href) => {
            let button = view! { <LinkButton href text=t.fresh_link loud=Loud::Primary glyph=Glyph::Link /> };
            let note = view! { <p class="muted">{t.fresh_link_note}</p> };
            (Some(button.into_any()), Some(note.into_any()))
        }
        None => (
            None,
            Some(view! { <p class="muted">{why_not}</p> }.into_any()),
        ),
    }
}

fn facts(slug: &str, now: Timestamp, row: &ConflictRow) -> impl IntoView + use<> {
    let (t, lang) = (ConflictsWords::here(), lang());
    let (name, page) = account(slug, row);
    let row = row.clone();
    let customer = row.customer.clone().map(|customer| {
        let href = paths::platform(slug, format_args!("customers/{}", customer.id));
        view! { <Fact label=t.customer><a href=href>{customer.name}</a></Fact> }
    });
    let closed = row
        .closed_at
        .map(|at| view! { <Fact label=t.closed_at><Time at /></Fact> });
    let said = handling(&row);
    let appid = row.authorizer.appid.clone();
    let (id, number) = (row.id.to_string(), format!("#{}", row.set));
    let (set, since) = (kinds::set(lang, row.set), row.opened_at);
    let how = evidence(lang, row.evidence);
    let appid_label = AuthorizersWords::here().appid;
    view! {
        <Card title=t.facts>
            <Facts>
                <Fact label=t.set>{set}" "<code class="muted">{number}</code></Fact>
                <Fact label=t.state><ConflictBadges row /></Fact>
                <Fact label=t.authorizer><a href=page>{name}</a></Fact>
                <Fact label=appid_label><Copyable text=appid label=appid_label /></Fact>
                {customer}
                <Fact label=t.since><Time at=since />" · "<Time at=since now=now /></Fact>
                {closed}
                <Fact label=t.evidence>{how}</Fact>
                <Fact label=t.handling><span class="thing">{said}</span></Fact>
                <Fact label=t.id><Copyable text=id label=t.id /></Fact>
            </Facts>
        </Card>
    }
}

/// The guess at the cause, said to be one, and what to do.
fn cause(row: &ConflictRow) -> impl IntoView + use<> {
    let (t, a) = (ConflictsWords::here(), AuthorizersWords::here());
    let likely = Guess::of(row.lack, row.exclusive);
    let next = match likely {
        Guess::HeldElsewhere => a.next_exclusive,
        Guess::NotTicked => a.next_withheld,
        Guess::TakenBack => a.next_removed,
    };
    view! {
        <Card title=t.guess note=t.guess_note>
            <p><strong>{guess(lang(), likely)}</strong></p>
            <p class="muted">{next}</p>
        </Card>
    }
}

fn entries(now: Timestamp, view: &ConflictDetail) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let body = if view.entries.is_empty() {
        view! { <p class="muted">{t.no_entries}</p> }.into_any()
    } else {
        view! { <Activity rows=view.entries.clone() now /> }.into_any()
    };
    view! { <Card title=t.entries>{body}</Card> }
}
