//! The form that changes a customer.

use console::{CustomerDetail, Seen};
use leptos::prelude::*;

use crate::{
    api::customers::{EditCustomer, load_customer},
    form::{Form, TextArea, TextField, address_of},
    load,
    locales::{customers::CustomersWords, states::States},
    pages::address,
    paths,
    ui::{Card, LinkButton, PageHeader, SubmitButton},
};

/// Changes a customer's name and note.
#[component]
pub fn EditCustomerPage() -> impl IntoView {
    let (slug, id) = (address::slug(), address::id());
    let customer = load::resource(
        move || (slug.get(), id.get()),
        |(slug, id)| load_customer(slug, id),
    );
    load::show(customer, 4, move |Seen { view, .. }| {
        form(slug.get_untracked(), view).into_any()
    })
}

fn form(slug: String, CustomerDetail { customer, .. }: CustomerDetail) -> impl IntoView {
    let (t, states) = (CustomersWords::here(), States::here());
    let page = paths::platform(&slug, format_args!("customers/{}", customer.id));
    let up = (page.clone(), customer.name.clone());
    let action = address_of::<EditCustomer>();
    view! {
        <PageHeader title=t.edit_title up />
        <div class="narrow">
            <Card>
                <Form
                    name="edit-customer"
                    action
                    hidden=vec![("platform", slug), ("customer", customer.id.to_string()), ("version", customer.version.to_string())]
                >
                    <TextField name="name" label=t.name hint=t.name_hint initial=customer.name />
                    <TextArea name="note" label=t.note hint=t.note_hint initial=customer.note optional=true />
                    <div class="form-actions">
                        <SubmitButton text=states.save />
                        <LinkButton href=page text=states.cancel />
                    </div>
                </Form>
            </Card>
        </div>
    }
}
