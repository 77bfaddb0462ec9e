//! What staff can do about a push.

use console::PushItem;
use domain::push::PushState;
use leptos::prelude::*;

use crate::{
    api::pushes::{DismissPush, ProcessPushAgain},
    form::{ButtonForm, address_of},
    locales::push_log::PushWords,
    ui::{Confirm, Loud},
};

/// The actions of a push's page.
pub fn actions(slug: &str, push: &PushItem) -> impl IntoView + use<> {
    let id = push.id.to_string();
    let again = (!push.busy).then(|| again(slug.to_owned(), id.clone()));
    let dismiss = (push.state == PushState::Dead).then(|| dismiss(slug.to_owned(), id.clone()));
    view! { {again}{dismiss} }
}

fn again(slug: String, id: String) -> impl IntoView {
    let t = PushWords::here();
    let action = address_of::<ProcessPushAgain>();
    view! {
        <Confirm id="process-push-again" opener=t.again loud=Loud::Plain title=t.again_title body=t.again_body>
            <ButtonForm
                name="process-push-again"
                action
                hidden=vec![("platform", slug), ("push", id)]
                text=t.again
            />
        </Confirm>
    }
}

fn dismiss(slug: String, id: String) -> impl IntoView {
    let t = PushWords::here();
    let action = address_of::<DismissPush>();
    view! {
        <Confirm id="dismiss-push" opener=t.dismiss loud=Loud::Plain title=t.dismiss_title body=t.dismiss_body>
            <ButtonForm
                name="dismiss-push"
                action
                hidden=vec![("platform", slug), ("push", id)]
                text=t.dismiss
                loud=Loud::Danger
            />
        </Confirm>
    }
}
