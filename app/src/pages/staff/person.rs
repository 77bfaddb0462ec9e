//! Somebody who works on a platform.

use console::{Seen, StaffDetail, StaffRow, StaffStanding};
use leptos::prelude::*;

use super::standing::{role, standing};
use crate::{
    api::staff::{SwitchPerson, load_person},
    form::{ButtonForm, address_of},
    load,
    locales::staff::StaffWords,
    pages::address,
    paths,
    ui::{Card, Confirm, Copyable, Fact, Facts, LinkButton, Loud, PageHeader, Time},
};

/// A person's page.
#[component]
pub fn PersonPage() -> impl IntoView {
    let (slug, id) = (address::slug(), address::id());
    let person = load::resource(
        move || (slug.get(), id.get()),
        |(slug, id)| load_person(slug, id),
    );
    load::show(person, 5, move |Seen { view, .. }| {
        detail(slug.get_untracked(), view).into_any()
    })
}

fn detail(slug: String, view: StaffDetail) -> impl IntoView {
    let t = StaffWords::here();
    let StaffDetail { person, is_me } = view;
    let trail = paths::with_query(
        paths::platform(&slug, "audit"),
        &[("actor", Some(person.id.to_string()))],
    );
    let facts = facts(&person, is_me);
    view! {
        <PageHeader title=person.name.clone() up=(paths::platform(&slug, "staff"), t.title.to_owned())>
            <LinkButton href=trail text=t.trail />
        </PageHeader>
        <div class="stack">
            {facts}
            <Card title=t.access>{access(slug, &person, is_me)}</Card>
        </div>
    }
}

fn facts(person: &StaffRow, is_me: bool) -> impl IntoView + use<> {
    let t = StaffWords::here();
    let me = is_me.then(|| view! { <span class="muted">" · "{t.me}</span> });
    let last = match person.last_seen_at {
        Some(at) => view! { <Time at /> }.into_any(),
        None => t.never.into_any(),
    };
    let (role, standing, since) = (role(person), standing(person), person.since);
    let (login, id) = (person.login.clone(), person.id.to_string());
    view! {
        <Card title=t.facts>
            <Facts>
                <Fact label=t.login><code>{login}</code>{me}</Fact>
                <Fact label=t.role>{role}</Fact>
                <Fact label=t.state>{standing}</Fact>
                <Fact label=t.last_seen>{last}</Fact>
                <Fact label=t.since><Time at=since /></Fact>
                <Fact label=t.id><Copyable text=id label=t.id /></Fact>
            </Facts>
        </Card>
    }
}

fn access(slug: String, person: &StaffRow, is_me: bool) -> AnyView {
    let t = StaffWords::here();
    match person.standing {
        _ if is_me => view! { <p>{t.not_me}</p> }.into_any(),
        _ if person.is_owner => view! { <p>{t.not_owner}</p> }.into_any(),
        StaffStanding::Closed(_) => view! { <p>{t.not_closed}</p> }.into_any(),
        StaffStanding::Active => {
            let form = switch(slug, person, true);
            view! {
                <p>{t.disable_body}</p>
                <Confirm id="disable" opener=t.disable title=t.disable_title(&person.name) body=t.disable_body>
                    {form}
                </Confirm>
            }
            .into_any()
        }
        StaffStanding::Disabled(_) => view! {
            <p>{t.enable_note}</p>
            {switch(slug, person, false)}
        }
        .into_any(),
    }
}

fn switch(slug: String, person: &StaffRow, disabled: bool) -> impl IntoView + use<> {
    let t = StaffWords::here();
    let action = address_of::<SwitchPerson>();
    let id = person.id.to_string();
    let (text, loud) = if disabled {
        (t.disable, Loud::Danger)
    } else {
        (t.enable, Loud::Plain)
    };
    view! {
        <ButtonForm
            name="switch-person"
            action
            hidden=vec![("platform", slug), ("person", id), ("disabled", disabled.to_string())]
            text
            loud
        />
    }
}
