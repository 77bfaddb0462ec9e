//! What the list of links can be narrowed by.

use console::{CustomerRef, PersonRef};
use domain::{link::LinkState, list::LinkFilter};
use leptos::prelude::*;

use crate::{
    form::{Choice, SelectField},
    locales::{kinds, lang, links::LinksWords, states::States},
    paths,
    ui::{FilterFold, FilterForm, SearchField, how_many_set},
};

/// The filters as they are set.
pub fn filters(
    slug: &str,
    filter: &LinkFilter,
    makers: Vec<PersonRef>,
    customer: Option<CustomerRef>,
) -> impl IntoView + use<> {
    let (t, states) = (LinksWords::here(), States::here());
    let all = paths::platform(slug, "links");
    let state_choices = std::iter::once(Choice::new("", t.any_state))
        .chain(
            LinkState::ALL
                .into_iter()
                .map(|state| Choice::new(state.code(), kinds::link_state(lang(), state))),
        )
        .collect();
    let maker_choices = std::iter::once(Choice::new("", t.any_maker))
        .chain(
            makers
                .into_iter()
                .map(|maker| Choice::new(maker.id, maker.name)),
        )
        .collect();
    let state = filter.state.map(LinkState::code).unwrap_or_default();
    let maker = filter.maker.as_ref().map(ToString::to_string);
    let of_customer = filter.customer.as_ref().map(ToString::to_string);
    let of_customer =
        of_customer.map(|id| view! { <input type="hidden" name="customer" value=id /> });
    let note = filter.customer.is_some().then(|| {
        let mut others = filter.clone();
        others.customer = None;
        let name = customer.map_or_else(
            || t.of_customer.to_owned(),
            |customer| format!("{}{}", t.customer_is, customer.name),
        );
        view! {
            <p class="filter-note">
                <span>{name}</span>
                <a href=paths::with_query(all.clone(), &others.pairs())>{states.clear_filters}</a>
            </p>
        }
    });
    let text = filter.text.clone();
    let set = how_many_set(&filter.pairs(), &["state", "maker"]);
    view! {
        <FilterForm action=all.clone()>
            {of_customer}
            <SearchField hint=t.search_hint value=text />
            <FilterFold set>
                <SelectField name="state" label=t.state choices=state_choices initial=state />
                <SelectField name="maker" label=t.made_by choices=maker_choices initial=maker.unwrap_or_default() />
            </FilterFold>
        </FilterForm>
        {note}
    }
}
