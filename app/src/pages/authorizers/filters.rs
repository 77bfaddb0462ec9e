//! What the list can be narrowed to.

use console::ListChoices;
use domain::{
    account::AccountKind,
    authorizer::{GrantStatus, Standing},
    list::{AuthorizerFilter, AuthorizerView},
};
use leptos::prelude::*;

use crate::{
    form::{Choice, SelectField},
    locales::{authorizers::AuthorizersWords, kinds, lang, states::States},
    pages::parts::{customer_filter, set_choices, with_any},
    paths,
    ui::{FilterFold, FilterForm, how_many_set},
};

/// What is folded away everywhere.
const RARE: [&str; 5] = ["status", "standing", "held", "missing", "tag"];

/// The form above the table: what is used most, and the rest folded away unless it is in use.
pub fn filters(
    slug: &str,
    filter: &AuthorizerFilter,
    choices: ListChoices,
) -> impl IntoView + use<> {
    let (t, lang) = (AuthorizersWords::here(), lang());
    let any = States::here().any;
    let view = (filter.view != AuthorizerView::All)
        .then(|| view! { <input type="hidden" name="view" value=filter.view.code() /> });
    let customer = customer_filter(filter.customer.as_ref(), filter.typed.as_ref(), &choices);
    let all_kinds = AccountKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.code(), kinds::account(lang, kind)));
    let (all_kinds, kind) = (
        with_any(any, all_kinds),
        filter.kind.map_or("", AccountKind::code),
    );
    let more = more(filter, &choices);
    let pairs = filter.pairs();
    let set = how_many_set(&pairs, &["customer", "kind"])
        + how_many_set(&pairs, &RARE)
        + usize::from(filter.typed.is_some());
    let q = filter.q.clone().unwrap_or_default();
    view! {
        <FilterForm action=paths::platform(slug, "authorizers")>
            {view}
            <div class="field">
                <label class="field-label" for="f-q">{t.search}</label>
                <p class="field-hint" id="f-q-hint">{t.search_hint}</p>
                <input class="input" id="f-q" type="search" name="q" value=q aria-describedby="f-q-hint" />
            </div>
            <FilterFold set>
                {customer}
                <SelectField name="kind" label=t.kind choices=all_kinds initial=kind />
                {more}
            </FilterFold>
        </FilterForm>
    }
}

fn more(filter: &AuthorizerFilter, choices: &ListChoices) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let any = States::here().any;
    let in_use = how_many_set(&filter.pairs(), &RARE) > 0;
    let statuses = [
        (GrantStatus::Authorized, t.authorized),
        (GrantStatus::Suspected, t.suspected),
        (GrantStatus::Unauthorized, t.unauthorized),
    ]
    .map(|(status, word)| Choice::new(status.code(), word));
    let standings =
        Standing::ALL.map(|standing| Choice::new(standing.code(), word_of(t, standing)));
    let number = |set: Option<i64>| set.map(|set| set.to_string()).unwrap_or_default();
    let (held, missing) = (number(filter.held), number(filter.missing));
    let sets = |chosen| with_any(any, set_choices(&choices.sets, chosen).into_iter());
    let (held_sets, missing_sets) = (sets(filter.held), sets(filter.missing));
    let chosen = filter.tag.clone().unwrap_or_default();
    let other = filter.tag.iter().filter(|tag| !choices.tags.contains(tag));
    let tags = choices
        .tags
        .iter()
        .chain(other)
        .map(|tag| Choice::new(tag.clone(), tag.clone()));
    let tags = with_any(any, tags);
    let (status, standing) = (
        filter.status.map_or("", GrantStatus::code),
        filter.standing.map_or("", Standing::code),
    );
    view! {
        <details class="fold filters-more" open=in_use>
            <summary>{t.more_filters}</summary>
            <div class="filters-fields">
                <SelectField name="status" label=t.status choices=with_any(any, statuses.into_iter()) initial=status />
                <SelectField name="standing" label=t.standing choices=with_any(any, standings.into_iter()) initial=standing />
                <SelectField name="held" label=t.held choices=held_sets initial=held />
                <SelectField name="missing" label=t.missing choices=missing_sets initial=missing />
                <SelectField name="tag" label=t.tag choices=tags initial=chosen />
            </div>
        </details>
    }
}

fn word_of(t: &AuthorizersWords, standing: Standing) -> &'static str {
    match standing {
        Standing::Assigned => t.assigned,
        Standing::Unassigned => t.unassigned,
        Standing::WrongAccount => t.wrong_account,
        Standing::Ignored => t.ignored,
    }
}
