//! The page of a platform's values.

use console::{Seen, Settings};
use domain::time::Timestamp;
use leptos::prelude::*;

use super::{enter::enter, fields::PlatformFields, pairs::pairs, steps::steps};
use crate::{
    api::settings::{ChangeSettings, load_settings},
    form::{CheckboxGroup, Choice, Form, Refused, address_of},
    load,
    locales::settings::SettingsWords,
    pages::{address, parts::SetList},
    ui::{Card, Copyable, Fact, Facts, PageHeader, Split, SubmitButton},
};

/// The platform's settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let t = SettingsWords::here();
    let slug = address::slug();
    let settings = load::resource(move || slug.get(), load_settings);
    view! {
        <PageHeader title=t.title purpose=t.purpose />
        {load::show(settings, 8, |Seen { now, view }| page(now, view).into_any())}
    }
}

fn page(now: Timestamp, settings: Settings) -> impl IntoView {
    let keys = (settings.pairs.clone(), settings.may_change);
    let set_up = (
        settings.slug.clone(),
        settings.steps,
        settings.addresses.clone(),
    );
    view! {
        <Refused forms=&["keep-test-pair", "retire-pair"] />
        <Split aside=move || {
            let (slug, done, addresses) = set_up;
            let (kept, may_change) = keys;
            view! { {steps(&slug, now, done)}{pairs(&slug, now, kept, may_change)}{enter(addresses)} }
        }>
            {if settings.may_change { form(settings).into_any() } else { values(settings).into_any() }}
        </Split>
    }
}

fn form(settings: Settings) -> impl IntoView {
    let t = SettingsWords::here();
    let action = address_of::<ChangeSettings>();
    let confirm = vec![Choice::new("yes", t.confirm_choice)];
    view! {
        <Card title=t.values>
            <Form
                name="change-settings"
                action
                hidden=vec![("platform", settings.slug.clone()), ("version", settings.version.to_string())]
            >
                <PlatformFields settings=Some(settings) />
                <CheckboxGroup name="confirmed" label=t.confirm choices=confirm optional=true />
                <div class="form-actions"><SubmitButton text=t.save /></div>
            </Form>
        </Card>
    }
}

fn values(settings: Settings) -> impl IntoView {
    let t = SettingsWords::here();
    view! {
        <Card title=t.values note=t.read_only>
            <Facts>
                <Fact label=t.name>{settings.name}</Fact>
                <Fact label=t.slug><code>{settings.slug}</code></Fact>
                <Fact label=t.appid><Copyable text=settings.component_appid label=t.appid /></Fact>
                <Fact label=t.origin><Copyable text=settings.public_origin label=t.origin /></Fact>
                <Fact label=t.offered><SetList sets=settings.offered /></Fact>
            </Facts>
        </Card>
    }
}
