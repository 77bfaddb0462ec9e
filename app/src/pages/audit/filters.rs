//! What the list can be narrowed to.

use console::StaffRow;
use domain::{
    audit::{Action, ActorKind, ObjectKind, Outcome},
    list::AuditFilter,
};
use leptos::prelude::*;

use crate::{
    form::{Choice, SelectField, TextField},
    locales::{audit, audit_page::AuditWords, lang},
    paths,
    ui::{FilterFold, FilterForm, how_many},
};

/// The filters above the list. `person` and `object` are ids: of somebody in the list, or as they stand in the address.
pub fn filters(slug: &str, filter: &AuditFilter, people: Vec<StaffRow>) -> impl IntoView + use<> {
    let (t, lang) = (AuditWords::here(), lang());
    let any = || Choice::new("", t.any);
    let kinds = |codes: Vec<Choice>| std::iter::once(any()).chain(codes).collect::<Vec<_>>();
    let actors = kinds(
        ActorKind::ALL
            .iter()
            .map(|kind| Choice::new(kind.code(), audit::actor(lang, *kind)))
            .collect(),
    );
    let actions = kinds(
        Action::ALL
            .iter()
            .map(|action| Choice::new(action.code(), audit::action(lang, *action)))
            .collect(),
    );
    let things = kinds(
        ObjectKind::ALL
            .iter()
            .map(|kind| Choice::new(kind.code(), audit::object(lang, *kind)))
            .collect(),
    );
    let outcomes = kinds(
        Outcome::ALL
            .iter()
            .map(|outcome| Choice::new(outcome.code(), audit::outcome(lang, *outcome)))
            .collect(),
    );
    let persons = kinds(persons(filter, people));
    let pairs = filter.pairs();
    let set = how_many(&pairs);
    let value = move |part: &str| {
        let pair = pairs.iter().find(|(name, _)| *name == part);
        pair.and_then(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    view! {
        <FilterForm action=paths::platform(slug, "audit")>
            <FilterFold set>
                <SelectField name="actor_kind" label=t.who choices=actors initial=value("actor_kind") />
                <SelectField name="actor" label=t.person choices=persons initial=value("actor") />
                <SelectField name="action" label=t.what choices=actions initial=value("action") />
                <SelectField name="kind" label=t.object choices=things initial=value("kind") />
                <TextField name="object" label=t.object_id initial=value("object") mono=true />
                <SelectField name="outcome" label=t.outcome choices=outcomes initial=value("outcome") />
                <TextField name="from" label=t.from kind="date" initial=value("from") />
                <TextField name="to" label=t.to kind="date" initial=value("to") />
            </FilterFold>
        </FilterForm>
    }
}

/// Those who work here, and whoever else the address names.
fn persons(filter: &AuditFilter, people: Vec<StaffRow>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = people
        .into_iter()
        .map(|row| Choice::new(row.id, row.name))
        .collect();
    if let Some(id) = &filter.actor
        && !choices.iter().any(|choice| choice.value == *id)
    {
        choices.push(Choice::new(id.clone(), id.clone()));
    }
    choices
}
