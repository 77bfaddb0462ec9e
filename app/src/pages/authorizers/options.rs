//! The account's options at WeChat: read when asked, set by form.

use console::{AuthorizerDetail, OptionView};
use domain::{authorizer::GrantStatus, option::AccountOption, time::Timestamp};
use leptos::prelude::*;

use super::remarks::key;
use crate::{
    api::options::{ReadOptions, SetOption},
    form::{ButtonForm, Choice, Form, Refused, SelectField, address_of},
    locales::{
        lang,
        options::{self as words, OptionsWords},
    },
    pages::parts::FailureNote,
    ui::{Banner, Card, Fact, Facts, Loud, SubmitButton, Time, Tone},
};

/// Every option with its last value, and the forms; nothing while the grant is not in force.
pub fn options(
    slug: &str,
    now: Timestamp,
    view: &AuthorizerDetail,
) -> Option<impl IntoView + use<>> {
    let t = OptionsWords::here();
    (view.authorizer.status == GrantStatus::Authorized).then(|| {
        let all = view
            .options
            .iter()
            .map(|option| one(now, option))
            .collect_view();
        let (read, change) = (read(slug, view), change(slug, view));
        view! {
            <Card title=t.title note=t.note>
                <Refused forms=&["read-options"] />
                <Facts>{all}</Facts>
                {read}
                {change}
            </Card>
        }
    })
}

fn one(now: Timestamp, option: &OptionView) -> impl IntoView + use<> {
    let (t, lang) = (OptionsWords::here(), lang());
    let value = match &option.value {
        Some(value) => words::value(lang, option.option, value),
        None => t.never.to_owned(),
    };
    let told = option
        .read_at
        .map(|at| view! { <span class="muted">" · "{t.told}" "<Time at now=now /></span> });
    let failure = option.failure.clone().map(|failure| {
        view! { <Banner tone=Tone::Attention title=t.refused><FailureNote failure /></Banner> }
    });
    view! { <Fact label=words::name(lang, option.option)>{value}{told}{failure}</Fact> }
}

fn read(slug: &str, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let action = address_of::<ReadOptions>();
    let hidden = key(slug, view);
    view! {
        <ButtonForm name="read-options" action hidden text=OptionsWords::here().read loud=Loud::Plain />
    }
}

fn change(slug: &str, view: &AuthorizerDetail) -> impl IntoView + use<> {
    let (t, lang) = (OptionsWords::here(), lang());
    let action = address_of::<SetOption>();
    let hidden = key(slug, view);
    let choices = AccountOption::ALL
        .iter()
        .flat_map(|option| option.values().iter().map(move |value| (*option, *value)))
        .map(|(option, value)| {
            let words = t.setting(
                words::name(lang, option),
                &words::value(lang, option, value),
            );
            Choice::new(format!("{}={value}", option.code()), words)
        })
        .collect::<Vec<_>>();
    let warnings = AccountOption::ALL
        .iter()
        .map(|option| view! { <li>{words::name(lang, *option)}": "{words::warning(lang, *option)}</li> })
        .collect_view();
    view! {
        <details class="fold">
            <summary>{t.change}</summary>
            <ul class="field-hint">{warnings}</ul>
            <Form name="set-option" action hidden>
                <SelectField name="setting" label=t.change choices />
                <div class="form-actions"><SubmitButton text=t.save /></div>
            </Form>
        </details>
    }
}
