//! Giving an authorizer to a customer.

use console::AuthorizerDetail;
use leptos::prelude::*;

use crate::{
    api::authorizers::AssignAuthorizer,
    form::{Choice, Form, HiddenField, SelectField},
    locales::authorizers::AuthorizersWords,
    paths,
    ui::{Card, LinkButton, SubmitButton},
};

/// The form in full: staff are asked to decide.
pub fn assign(slug: &str, view: &AuthorizerDetail) -> AnyView {
    let t = AuthorizersWords::here();
    if view.customers.is_empty() {
        let new = paths::platform(slug, "customers/new");
        return view! {
            <Card title=t.assign>
                <p>{t.no_customers}</p>
                <LinkButton href=new text=t.add_customer />
            </Card>
        }
        .into_any();
    }
    let form = form(slug, view);
    view! { <Card title=t.assign>{form}</Card> }.into_any()
}

/// The form folded away, since the account has its customer already; `open` when it was refused and comes back.
pub fn reassign(slug: &str, view: &AuthorizerDetail, open: bool) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let form = form(slug, view);
    view! {
        <Card>
            <details class="fold" open=open>
                <summary>{t.reassign}</summary>
                {form}
            </details>
        </Card>
    }
}

fn form(slug: &str, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let action = ServerAction::<AssignAuthorizer>::new();
    let current = view
        .authorizer
        .customer
        .as_ref()
        .map(|customer| customer.id.to_string())
        .unwrap_or_default();
    let choices = std::iter::once(Choice::new("", t.choose_customer))
        .chain(
            view.customers
                .iter()
                .map(|customer| Choice::new(customer.id.clone(), customer.name.clone())),
        )
        .collect();
    let (platform, authorizer) = (slug.to_owned(), view.authorizer.id.to_string());
    view! {
        <Form name="assign-authorizer" action>
            <HiddenField name="platform" value=platform />
            <HiddenField name="authorizer" value=authorizer />
            <SelectField name="customer" label=t.customer choices initial=current />
            <div class="form-actions"><SubmitButton text=t.assign /></div>
        </Form>
    }
}
