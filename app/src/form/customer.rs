//! The field that a customer is chosen in.

use console::{CustomerCandidate, CustomerClash, CustomerRef};
use leptos::prelude::*;

use super::{
    HiddenField,
    frame::FieldFrame,
    state::{CUSTOMER, FormState},
};
use crate::locales::customers::CustomersWords;

/// Who it was before, or who was picked: of customers with one name it tells which.
const WAS: &str = "customer_was";

/// A customer, of any number: typed as a whole name or as an id, the newest ones offered while one types. What tells no
/// single one comes back with those that it could mean, to choose from. In a form its problem is the form's; in filters
/// it is `clash`. Sends `customer` and `customer_was` (`domain::list::TypedCustomer`).
#[component]
pub fn CustomerField(
    /// The visible label.
    #[prop(into)]
    label: String,
    /// The customers to offer.
    newest: Vec<CustomerRef>,
    /// Who is chosen now.
    #[prop(optional_no_strip)]
    chosen: Option<CustomerRef>,
    /// What was typed into a filter, and why it tells nobody.
    #[prop(optional)]
    clash: Option<(String, CustomerClash)>,
) -> impl IntoView {
    let t = CustomersWords::here();
    let state = FormState::here();
    // Filters stand side by side: there the hint is in the input.
    let (hint, placeholder) = match state {
        Some(_) => (t.choose_hint, None),
        None => ("", Some(t.choose_brief)),
    };
    let (chosen_name, chosen_id) = chosen
        .map(|customer| (customer.name, customer.id.to_string()))
        .unwrap_or_default();
    let (initial, problem, could_be) = match clash {
        Some((typed, clash)) => (typed, Some(clash.problem), clash.candidates),
        None => (chosen_name, None, Vec::new()),
    };
    let frame = FieldFrame::new(CUSTOMER, label, hint.to_owned()).with_problem(problem);
    let list = format!("{}-offers", frame.id);
    let mut names: Vec<String> = newest.into_iter().map(|customer| customer.name).collect();
    names.sort_unstable();
    names.dedup();
    let options = names
        .into_iter()
        .map(|name| view! { <option value=name></option> })
        .collect_view();
    let input = view! {
        <input
            class="input"
            id=frame.id.clone()
            name=CUSTOMER
            type="text"
            value=frame.value(initial)
            placeholder=placeholder
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            list=list.clone()
            aria-required=frame.required(false)
            aria-describedby=frame.described_by()
            aria-invalid=frame.invalid()
        />
        <datalist id=list>{options}</datalist>
    };
    let field = frame.around(false, input.into_any());
    let picked = state
        .and_then(|state| state.typed(WAS))
        .unwrap_or_else(|| chosen_id.clone());
    let listed = move || match state {
        Some(state) => state.customers(),
        None => could_be.clone(),
    };
    // They stay as they are, with what was picked, until others could be meant. Told by a text, since there are memos of
    // texts already: another kind would be kilobytes more of WASM.
    let who = listed.clone();
    let who = Memo::new(move |_| {
        let mut ids = String::new();
        for customer in who() {
            ids.push_str(&customer.id.to_string());
        }
        ids
    });
    let choice = move || {
        who.track();
        let listed = untrack(&listed);
        if listed.is_empty() {
            view! { <HiddenField name=WAS value=chosen_id.clone() /> }.into_any()
        } else {
            candidates(listed, &picked).into_any()
        }
    };
    view! {
        {field}
        {choice}
    }
}

/// Those that could be meant, with what tells them from each other.
fn candidates(listed: Vec<CustomerCandidate>, picked: &str) -> impl IntoView + use<> {
    let t = CustomersWords::here();
    let choices = listed
        .into_iter()
        .map(|customer| {
            let id = customer.id.to_string();
            let checked = id == picked;
            let added = t.added_on(&customer.created_at.shanghai());
            let note = if customer.note.is_empty() {
                added
            } else {
                format!("{added} · {}", customer.note)
            };
            view! {
                <label class="choice">
                    <input type="radio" name=WAS value=id checked=checked />
                    <span class="choice-words">
                        {customer.name}
                        <span class="choice-note">{note}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field">
            <legend class="field-label">{t.which_one}</legend>
            <div class="choices choices-scroll">{choices}</div>
        </fieldset>
    }
}
