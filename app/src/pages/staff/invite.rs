//! The form for an invitation.

use leptos::prelude::*;

use crate::{
    api::staff::InvitePerson,
    form::{Form, TextField, address_of},
    locales::{staff::StaffWords, states::States},
    pages::address,
    paths,
    ui::{Card, LinkButton, PageHeader, SubmitButton},
};

/// Invites somebody.
#[component]
pub fn InvitePage() -> impl IntoView {
    let (t, states) = (StaffWords::here(), States::here());
    let slug = address::slug().get_untracked();
    let list = paths::platform(&slug, "staff");
    let action = address_of::<InvitePerson>();
    view! {
        <PageHeader title=t.invite purpose=t.invite_purpose up=(list.clone(), t.title.to_owned()) />
        <div class="narrow">
            <Card>
                <Form name="invite-person" action hidden=vec![("platform", slug)]>
                    <TextField name="name" label=t.name hint=t.name_hint />
                    <TextField name="login" label=t.login hint=t.login_hint />
                    <div class="form-actions">
                        <SubmitButton text=t.make_invitation />
                        <LinkButton href=list text=states.cancel />
                    </div>
                </Form>
            </Card>
        </div>
    }
}
