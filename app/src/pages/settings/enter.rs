//! What to enter in WeChat's console.

use console::Addresses;
use leptos::prelude::*;

use crate::{
    locales::{failures::FailureWords, settings::SettingsWords},
    ui::{Card, Copyable, Fact, Facts},
};

/// The exact texts, each with a button that copies it.
pub fn enter(addresses: Addresses) -> impl IntoView {
    let t = SettingsWords::here();
    let seen_from = addresses
        .seen_from
        .map(|ip| view! { <p>{FailureWords::here().seen_from}<Copyable text=ip label=t.whitelist /></p> });
    view! {
        <Card title=t.enter note=t.enter_note>
            <Facts>
                <Fact label=t.domain><Copyable text=addresses.domain label=t.domain /></Fact>
                <Fact label=t.event_url><Copyable text=addresses.event_url label=t.event_url /></Fact>
                <Fact label=t.message_url><Copyable text=addresses.message_url label=t.message_url /></Fact>
                <Fact label=t.whitelist>{seen_from}<p class="field-hint">{t.whitelist_note}</p></Fact>
            </Facts>
        </Card>
    }
}
