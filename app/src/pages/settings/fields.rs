//! The fields of a platform's values, for a new one and for one that is there.

use console::Settings;
use domain::{catalogue, sets::SetIds};
use leptos::prelude::*;

use crate::{
    form::{CheckboxGroup, PasswordField, TextField},
    locales::settings::SettingsWords,
    pages::parts::set_boxes,
};

/// The fields. Secrets are write-only: empty at first, and of a platform that is there empty means "as it is".
#[component]
pub fn PlatformFields(
    /// The platform that is there; none for a new one.
    settings: Option<Settings>,
) -> impl IntoView {
    let t = SettingsWords::here();
    let there = settings.is_some();
    let hint = |new, change| if there { change } else { new };
    let (name, appid, origin, offered) = settings.map_or_else(Default::default, |settings| {
        (
            settings.name,
            settings.component_appid,
            settings.public_origin,
            settings.offered,
        )
    });
    let chosen = offered.iter().map(|id| id.to_string()).collect::<Vec<_>>();
    let all: SetIds = catalogue::all()
        .map(|set| set.id)
        .chain(offered.iter())
        .collect();
    view! {
        <TextField name="name" label=t.name hint=t.name_hint initial=name />
        <TextField name="component_appid" label=t.appid hint=t.appid_hint initial=appid mono=true />
        <PasswordField name="appsecret" label=t.secret hint=hint(t.secret_hint, t.secret_change) autocomplete="new-password" optional=there />
        <PasswordField name="token" label=t.token hint=hint(t.token_hint, t.token_change) autocomplete="new-password" optional=there />
        <PasswordField name="encoding_aes_key" label=t.key hint=hint(t.key_hint, t.key_change) autocomplete="new-password" optional=there />
        <TextField name="public_origin" label=t.origin hint=t.origin_hint initial=origin kind="url" mono=true />
        <CheckboxGroup name="offered" label=t.offered hint=t.offered_hint choices=set_boxes(&all) initial=chosen scroll=true />
    }
}
