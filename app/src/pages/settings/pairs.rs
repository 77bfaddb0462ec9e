//! The pairs of Token and EncodingAESKey that open pushes.

use console::PairView;
use domain::{push::KeyPair, time::Timestamp};
use leptos::prelude::*;

use crate::{
    api::settings::{KeepTestPair, RetirePair},
    form::{ButtonForm, Form, PasswordField, address_of},
    locales::{lang, pushes, settings::SettingsWords},
    ui::{Card, Confirm, DialogCancel, FormDialog, Loud, SubmitButton, Time},
};

/// Each pair with when it was last used; the owner retires those beside the one in force.
pub fn pairs(
    slug: &str,
    now: Timestamp,
    pairs: Vec<PairView>,
    may_change: bool,
) -> impl IntoView + use<> {
    let t = SettingsWords::here();
    let has_test = pairs.iter().any(|view| view.pair == KeyPair::Test);
    let rows = pairs
        .into_iter()
        .map(|view| row(slug, now, view, may_change))
        .collect_view();
    let add = (may_change && !has_test).then(|| add_test(slug.to_owned()));
    view! {
        <Card title=t.pairs note=t.pairs_note>
            <ol class="steps">{rows}</ol>
            {add}
        </Card>
    }
}

fn row(slug: &str, now: Timestamp, view: PairView, may_change: bool) -> impl IntoView + use<> {
    let t = SettingsWords::here();
    let name = pushes::pair(lang(), view.pair);
    let used = match view.last_used_at {
        Some(at) => view! { {t.pair_used}" "<Time at now=now /> }.into_any(),
        None => t.pair_unused.into_any(),
    };
    let kept = view
        .kept_at
        .map(|at| view! { " · "{t.pair_kept}" "<Time at now=now /> });
    let retire = (may_change && view.pair != KeyPair::Current)
        .then(|| retire(slug.to_owned(), view.pair).into_any());
    view! {
        <li class="step">
            <span class="step-name">{name}</span>
            {retire}
            <p class="field-hint">{used}{kept}</p>
        </li>
    }
}

fn retire(slug: String, pair: KeyPair) -> impl IntoView {
    let t = SettingsWords::here();
    let action = address_of::<RetirePair>();
    let (id, title, body) = match pair {
        KeyPair::Test => ("retire-test", t.retire_test, t.retire_test_body),
        KeyPair::Current | KeyPair::Previous => {
            ("retire-previous", t.retire_previous, t.retire_previous_body)
        }
    };
    view! {
        <Confirm id opener=t.retire title body>
            <ButtonForm
                name="retire-pair"
                action
                hidden=vec![("platform", slug), ("pair", pair.code().to_owned())]
                text=t.retire
                loud=Loud::Danger
            />
        </Confirm>
    }
}

fn add_test(slug: String) -> impl IntoView {
    let t = SettingsWords::here();
    let action = address_of::<KeepTestPair>();
    view! {
        <FormDialog id="keep-test-pair" opener=t.add_test title=t.add_test body=t.add_test_body>
            <Form name="keep-test-pair" action hidden=vec![("platform", slug)]>
                <PasswordField name="test_token" label=t.token hint=t.token_hint autocomplete="new-password" />
                <PasswordField name="test_encoding_aes_key" label=t.key hint=t.key_hint autocomplete="new-password" />
                <div class="form-actions">
                    <SubmitButton text=t.save />
                    <DialogCancel id="keep-test-pair" />
                </div>
            </Form>
        </FormDialog>
    }
}
