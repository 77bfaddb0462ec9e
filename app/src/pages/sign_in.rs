//! Signing in.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    api::session::SignIn,
    form::{Form, PasswordField, TextField, address_of},
    frame::Lone,
    locales::sign_in::SignInWords,
    ui::{PageHeader, SubmitButton},
};

/// The sign-in page; `?back=` is the page that asked for it.
#[component]
pub fn SignInPage() -> impl IntoView {
    let t = SignInWords::here();
    let action = address_of::<SignIn>();
    let back = use_query_map()
        .with_untracked(|query| query.get("back"))
        .unwrap_or_default();
    view! {
        <Lone>
            <PageHeader title=t.title />
            <Form name="sign-in" action reload=true hidden=vec![("back", back)]>
                <TextField name="login" label=t.login autocomplete="username" />
                <PasswordField name="password" label=t.password autocomplete="current-password" />
                <SubmitButton text=t.submit />
            </Form>
            <p class="lone-note">{t.forgotten}</p>
        </Lone>
    }
}
