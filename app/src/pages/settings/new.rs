//! The form for a new platform.

use leptos::prelude::*;

use super::fields::PlatformFields;
use crate::{
    api::settings::AddPlatform,
    form::{Form, TextField, address_of},
    locales::{settings::SettingsWords, shell::Shell, states::States},
    ui::{Card, LinkButton, PageHeader, SubmitButton},
};

/// Adds a platform; for the owner of the installation.
#[component]
pub fn NewPlatformPage() -> impl IntoView {
    let (t, states, shell) = (SettingsWords::here(), States::here(), Shell::here());
    let action = address_of::<AddPlatform>();
    view! {
        <PageHeader title=t.new purpose=t.new_purpose up=("/".to_owned(), shell.platforms.to_owned()) />
        <div class="form-page">
            <Card>
                // Who may not add one is told so by the form's answer; everybody else sees nothing to find out.
                <Form name="add-platform" action>
                    <TextField name="slug" label=t.slug hint=t.slug_hint mono=true />
                    <PlatformFields settings=None />
                    <div class="form-actions">
                        <SubmitButton text=t.new />
                        <LinkButton href="/" text=states.cancel />
                    </div>
                </Form>
            </Card>
        </div>
    }
}
