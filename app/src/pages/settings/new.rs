//! The form for a new platform.

use console::Frame;
use leptos::prelude::*;

use super::fields::PlatformFields;
use crate::{
    api::{frame::load_frame, settings::AddPlatform},
    error::{AppError, Trouble},
    form::{Form, TextField, address_of},
    load,
    locales::{settings::SettingsWords, shell::Shell, states::States},
    ui::{Card, LinkButton, PageHeader, SubmitButton, error::ErrorState},
};

/// Adds a platform; for the owner of the installation. To everybody else it does not exist.
#[component]
pub fn NewPlatformPage() -> impl IntoView {
    let frame = load::resource(|| (), |()| load_frame());
    load::show(frame, 8, |Frame { person, .. }| {
        if person.is_owner {
            return form().into_any();
        }
        #[cfg(feature = "ssr")]
        crate::respond::with_status(Trouble::NotFound);
        view! { <ErrorState error=AppError::bare(Trouble::NotFound) /> }.into_any()
    })
}

fn form() -> impl IntoView {
    let (t, states, shell) = (SettingsWords::here(), States::here(), Shell::here());
    let action = address_of::<AddPlatform>();
    view! {
        <PageHeader title=t.new purpose=t.new_purpose up=("/".to_owned(), shell.platforms.to_owned()) />
        <div class="form-page">
            <Card>
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
