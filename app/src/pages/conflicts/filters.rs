//! What the list can be narrowed to.

use console::ListChoices;
use domain::{
    conflict::Lack,
    list::{ConflictFilter, ConflictState, yes_no},
};
use leptos::prelude::*;

use crate::{
    form::{Choice, SelectField},
    locales::{conflicts::ConflictsWords, states::States},
    pages::parts::{customer_filter, set_choices, with_any},
    paths,
    ui::{FilterFold, FilterForm, how_many_set},
};

/// The form above the table.
pub fn filters(slug: &str, filter: &ConflictFilter, choices: ListChoices) -> impl IntoView + use<> {
    let t = ConflictsWords::here();
    let any = States::here().any;
    let state = (filter.state != ConflictState::Open)
        .then(|| view! { <input type="hidden" name="state" value=filter.state.code() /> });
    let customer = customer_filter(filter.customer.as_ref(), filter.typed.as_ref(), &choices);
    let set = filter.set.map(|set| set.to_string());
    let lacks = [(Lack::Withheld, t.withheld), (Lack::Removed, t.removed)]
        .map(|(lack, word)| Choice::new(lack.code(), word));
    let lack = filter.lack.map(Lack::code);
    let acknowledged = yes_or_no(any, t.acknowledged, t.not_acknowledged);
    let exclusive = yes_or_no(any, States::here().yes, States::here().no);
    let (exclusively, taken_note) = (
        filter.exclusive.map_or("", yes_no),
        filter.acknowledged.map_or("", yes_no),
    );
    let sets = with_any(any, set_choices(&choices.sets, filter.set).into_iter());
    let selects = ["customer", "set", "lack", "exclusive", "acknowledged"];
    let in_use = how_many_set(&filter.pairs(), &selects) + usize::from(filter.typed.is_some());
    view! {
        <FilterForm action=paths::platform(slug, "conflicts")>
            {state}
            <FilterFold set=in_use>
                {customer}
                <SelectField
                    name="set"
                    label=t.set
                    choices=sets
                    initial=set.unwrap_or_default()
                />
                <SelectField name="lack" label=t.lack choices=with_any(any, lacks.into_iter()) initial=lack.unwrap_or_default() />
                <SelectField
                    name="exclusive"
                    label=t.exclusive
                    choices=exclusive
                    initial=exclusively
                />
                <SelectField
                    name="acknowledged"
                    label=t.handling
                    choices=acknowledged
                    initial=taken_note
                />
            </FilterFold>
        </FilterForm>
    }
}

fn yes_or_no(any: &str, yes: &str, no: &str) -> Vec<Choice> {
    with_any(
        any,
        [(true, yes), (false, no)]
            .map(|(value, word)| Choice::new(yes_no(value), word))
            .into_iter(),
    )
}
