//! The form for a new customer.

use leptos::prelude::*;

use crate::{
    api::customers::AddCustomer,
    form::{Form, TextArea, TextField, address_of},
    locales::{customers::CustomersWords, states::States},
    pages::address,
    paths,
    ui::{Card, LinkButton, PageHeader, SubmitButton},
};

/// Adds a customer.
#[component]
pub fn NewCustomerPage() -> impl IntoView {
    let (t, states) = (CustomersWords::here(), States::here());
    let slug = address::slug().get_untracked();
    let list = paths::platform(&slug, "customers");
    let action = address_of::<AddCustomer>();
    view! {
        <PageHeader title=t.new purpose=t.new_purpose up=(list.clone(), t.title.to_owned()) />
        <div class="narrow">
            <Card>
                <Form name="add-customer" action hidden=vec![("platform", slug)]>
                    <TextField name="name" label=t.name hint=t.name_hint />
                    <TextArea name="note" label=t.note hint=t.note_hint optional=true />
                    <div class="form-actions">
                        <SubmitButton text=t.new />
                        <LinkButton href=list text=states.cancel />
                    </div>
                </Form>
            </Card>
        </div>
    }
}
