//! The customer that a list is narrowed to.

use console::{AskedCustomer, ListChoices};
use domain::{ids::CustomerId, list::TypedCustomer};
use leptos::prelude::*;

use crate::{form::CustomerField, locales::customers::CustomersWords};

/// The filter's field, with the customer by name, or with what was typed and why it is no customer's.
pub fn customer_filter(
    customer: Option<&CustomerId>,
    typed: Option<&TypedCustomer>,
    choices: &ListChoices,
) -> AnyView {
    let label = CustomersWords::here().one;
    let newest = choices.customers.clone();
    let chosen = newest
        .iter()
        .find(|offered| Some(&offered.id) == customer)
        .cloned();
    match (&choices.asked, typed) {
        (Some(AskedCustomer::Unclear(clash)), Some(typed)) => {
            let clash = (typed.text.clone(), clash.clone());
            view! { <CustomerField label newest clash /> }.into_any()
        }
        _ => view! { <CustomerField label newest chosen /> }.into_any(),
    }
}
