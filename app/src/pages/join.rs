//! The page that somebody invited opens: no sign-in, the secret in its address is the key.

use console::{Seen, StaffInvitation};
use leptos::prelude::*;

use crate::{
    api::join::{AcceptInvitation, read_invitation},
    form::{Form, PasswordField, address_of},
    frame::Lone,
    load,
    locales::staff::JoinWords,
    pages::address,
    ui::{LinkButton, PageHeader, SubmitButton},
};

/// Accepts an invitation.
#[component]
pub fn JoinPage() -> impl IntoView {
    let token = address::token();
    let invitation = load::resource(move || token.get(), read_invitation);
    view! {
        <Lone>
            {load::show(invitation, 4, move |Seen { view, .. }| match view {
                Some(invitation) => form(token.get_untracked(), invitation).into_any(),
                None => over().into_any(),
            })}
        </Lone>
    }
}

fn form(token: String, invitation: StaffInvitation) -> impl IntoView {
    let t = JoinWords::here();
    let action = address_of::<AcceptInvitation>();
    let StaffInvitation {
        platform,
        made_by,
        login,
        ..
    } = invitation;
    view! {
        <PageHeader title=t.title purpose=t.invites(&made_by, &platform) />
        <p><strong>{t.as_login(&login)}</strong></p>
        <p>{t.first}</p>
        <Form name="accept-invitation" action reload=true hidden=vec![("token", token)]>
            // For password managers, which keep a password under its login.
            <input type="text" class="unseen" value=login autocomplete="username" readonly tabindex="-1" aria-hidden="true" />
            <PasswordField name="password" label=t.password hint=t.password_hint autocomplete="new-password" />
            <PasswordField name="again" label=t.again hint=t.again_hint autocomplete="new-password" optional=true />
            <SubmitButton text=t.submit />
        </Form>
    }
}

fn over() -> impl IntoView {
    let t = JoinWords::here();
    view! {
        <PageHeader title=t.over />
        <p>{t.over_body}</p>
        <LinkButton href="/sign-in" text=t.sign_in />
    }
}
