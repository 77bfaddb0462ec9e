//! Deciding whose an authorizer is.

use console::{AuthorizerDetail, AuthorizerRow};
use domain::list::AuthorizerView;
use leptos::prelude::*;

use crate::{
    api::authorizers::{AcceptAuthorizer, AssignAuthorizer, IgnoreAuthorizer, RestoreAuthorizer},
    form::{CustomerField, Form, HiddenField, address_of},
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
    let key = key(slug, row);
    let back = queued.then(|| view! { <HiddenField name="back" value=queue_of(slug) /> });
    Some(view! {
        <Form name="accept-authorizer" action>
            {key}
            {back}
            <SubmitButton text=t.accept(&customer) loud=Loud::Plain />
        </Form>
    })
}

/// Puts the decision aside for good. `queued`: leads back to the queue.
pub fn ignore(slug: &str, row: &AuthorizerRow, queued: bool) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let action = address_of::<IgnoreAuthorizer>();
    let key = key(slug, row);
    let back = queued.then(|| view! { <HiddenField name="back" value=queue_of(slug) /> });
    view! {
        <Form name="ignore-authorizer" action>
            {key}
            {back}
            <SubmitButton text=t.ignore loud=Loud::Quiet />
        </Form>
    }
}

/// Lets a grant that was ignored wait for a decision again.
pub fn restore(slug: &str, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let action = address_of::<RestoreAuthorizer>();
    let key = key(slug, &view.authorizer);
    view! {
        <Card title=t.restore_title>
            <p>{t.restore_body}</p>
            <Form name="restore-authorizer" action>
                {key}
                <div class="form-actions"><SubmitButton text=t.restore loud=Loud::Plain /></div>
            </Form>
        </Card>
    }
}

fn queue_of(slug: &str) -> String {
    let waiting = AuthorizerView::Unassigned.code().to_owned();
    paths::with_query(
        paths::platform(slug, "authorizers"),
        &[("view", Some(waiting))],
    )
}

/// Which authorizer, and as of which decision the page shows it.
fn key(slug: &str, row: &AuthorizerRow) -> impl IntoView + use<> {
    let (platform, id) = (slug.to_owned(), row.id.to_string());
    let version = row.standing_version.to_string();
    view! {
        <HiddenField name="platform" value=platform />
        <HiddenField name="authorizer" value=id />
        <HiddenField name="version" value=version />
    }
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
    let key = key(slug, &view.authorizer);
    view! {
        <Form name="assign-authorizer" action>
            {key}
            <CustomerField label=t.customer newest chosen />
            <div class="form-actions"><SubmitButton text=t.assign /></div>
        </Form>
    }
}
