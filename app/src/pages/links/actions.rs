//! What can be done with a link: more time, a new edition, the end.

use console::LinkDetail;
use domain::{link::LIVES_DAYS, time::Span};
use leptos::prelude::*;

use crate::{
    api::link_changes::{ExtendLink, ReissueLink, RevokeLink},
    form::{ButtonForm, Choice, Form, RadioGroup, address_of},
    locales::{lang, links::LinksWords, time::length},
    ui::{Confirm, DialogCancel, FormDialog, Loud, SubmitButton},
};

/// The actions of a link's page.
pub fn actions(slug: &str, view: &LinkDetail) -> impl IntoView + use<> {
    let id = view.link.id.to_string();
    let open = view.link.state.can_change();
    let extend = open.then(|| extend(slug.to_owned(), id.clone(), view.version));
    let revoke = open.then(|| revoke(slug.to_owned(), id.clone()));
    let reissue = view
        .ticket
        .allows_links()
        .then(|| reissue(slug.to_owned(), id.clone(), view.version));
    view! { {extend}{reissue}{revoke} }
}

/// How long a link can live.
pub(super) fn lives() -> Vec<Choice> {
    let lang = lang();
    LIVES_DAYS
        .map(|days| Choice::new(days.to_string(), length(lang, Span::Days(days))))
        .to_vec()
}

fn extend(slug: String, id: String, version: i64) -> impl IntoView {
    let t = LinksWords::here();
    let action = address_of::<ExtendLink>();
    view! {
        <FormDialog id="extend-link" opener=t.extend title=t.extend_title body=t.extend_body>
            <Form
                name="extend-link"
                action
                hidden=vec![("platform", slug), ("link", id), ("version", version.to_string())]
            >
                <RadioGroup name="life_days" label=t.extend_by choices=lives() initial="7" />
                <div class="form-actions">
                    <SubmitButton text=t.extend />
                    <DialogCancel id="extend-link" />
                </div>
            </Form>
        </FormDialog>
    }
}

fn reissue(slug: String, id: String, version: i64) -> impl IntoView {
    let t = LinksWords::here();
    let action = address_of::<ReissueLink>();
    view! {
        <FormDialog id="reissue-link" opener=t.reissue title=t.reissue_title body=t.reissue_body>
            <Form
                name="reissue-link"
                action
                hidden=vec![("platform", slug), ("link", id), ("version", version.to_string())]
            >
                <RadioGroup name="new_life_days" label=t.reissue_life choices=lives() initial="7" />
                <div class="form-actions">
                    <SubmitButton text=t.reissue />
                    <DialogCancel id="reissue-link" />
                </div>
            </Form>
        </FormDialog>
    }
}

fn revoke(slug: String, id: String) -> impl IntoView {
    let t = LinksWords::here();
    let action = address_of::<RevokeLink>();
    view! {
        <Confirm id="revoke-link" opener=t.revoke title=t.revoke_title body=t.revoke_body>
            <ButtonForm
                name="revoke-link"
                action
                hidden=vec![("platform", slug), ("link", id)]
                text=t.revoke
                loud=Loud::Danger
            />
        </Confirm>
    }
}
