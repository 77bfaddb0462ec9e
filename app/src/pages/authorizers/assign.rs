//! Deciding whose an authorizer is.

use console::{AuthorizerDetail, AuthorizerRow};
use domain::list::AuthorizerView;
use leptos::prelude::*;

use crate::{
    api::authorizers::{AcceptAuthorizer, AssignAuthorizer, IgnoreAuthorizer, RestoreAuthorizer},
    form::{ButtonForm, CustomerField, Form, Hidden, address_of},
    locales::authorizers::AuthorizersWords,
    paths,
    ui::{Card, LinkButton, Loud, SubmitButton},
};

/// Everything that staff can decide, in full: they are asked to.
pub fn assign(slug: &str, view: &AuthorizerDetail) -> AnyView {
    let t = AuthorizersWords::here();
    let (accept, ignore) = (
        accept(slug, &view.authorizer, false),
        ignore(slug, &view.authorizer, false),
    );
    let give = if view.customers.is_empty() {
        let new = paths::platform(slug, "customers/new");
        view! {
            <p>{t.no_customers}</p>
            <LinkButton href=new text=t.add_customer />
        }
        .into_any()
    } else {
        form(slug, view).into_any()
    };
    view! {
        <Card title=t.assign>
            {give}
            <div class="decide">{accept}{ignore}</div>
        </Card>
    }
    .into_any()
}

/// Gives a grant that was set aside to the customer of the link by which it came. `queued`: leads back to the queue.
pub fn accept(slug: &str, row: &AuthorizerRow, queued: bool) -> Option<impl IntoView + use<>> {
    let t = AuthorizersWords::here();
    let customer = row.set_aside.as_ref()?.customer.name.clone();
    let action = address_of::<AcceptAuthorizer>();
    let hidden = decided(slug, row, queued);
    let text = t.accept(&customer);
    Some(view! { <ButtonForm name="accept-authorizer" action hidden text loud=Loud::Plain /> })
}

/// Puts the decision aside for good. `queued`: leads back to the queue.
pub fn ignore(slug: &str, row: &AuthorizerRow, queued: bool) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let action = address_of::<IgnoreAuthorizer>();
    let hidden = decided(slug, row, queued);
    view! { <ButtonForm name="ignore-authorizer" action hidden text=t.ignore loud=Loud::Quiet /> }
}

/// Lets a grant that was ignored wait for a decision again.
pub fn restore(slug: &str, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let action = address_of::<RestoreAuthorizer>();
    let hidden = key(slug, &view.authorizer);
    view! {
        <Card title=t.restore_title>
            <p>{t.restore_body}</p>
            <ButtonForm name="restore-authorizer" action hidden text=t.restore loud=Loud::Plain />
        </Card>
    }
}

/// [`key`], and for a decision that is made in the queue the way back to it.
fn decided(slug: &str, row: &AuthorizerRow, queued: bool) -> Hidden {
    let mut hidden = key(slug, row);
    if queued {
        let waiting = AuthorizerView::Unassigned.code().to_owned();
        let list = paths::platform(slug, "authorizers");
        hidden.push(("back", paths::with_query(list, &[("view", Some(waiting))])));
    }
    hidden
}

/// Which authorizer, and as of which decision the page shows it.
fn key(slug: &str, row: &AuthorizerRow) -> Hidden {
    vec![
        ("platform", slug.to_owned()),
        ("authorizer", row.id.to_string()),
        ("version", row.standing_version.to_string()),
    ]
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
    let action = address_of::<AssignAuthorizer>();
    let chosen = view.authorizer.customer.clone();
    let newest = view.customers.clone();
    let hidden = key(slug, &view.authorizer);
    view! {
        <Form name="assign-authorizer" action hidden>
            <CustomerField label=t.customer newest chosen />
            <div class="form-actions"><SubmitButton text=t.assign /></div>
        </Form>
    }
}
