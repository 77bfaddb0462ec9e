//! An address that leads nowhere.

use leptos::prelude::*;

use crate::{
    frame::Lone,
    locales::states::States,
    ui::{LinkButton, Loud, PageHeader},
};

/// The page for addresses that are none of ours. The server answers it with 404.
#[component]
pub fn NotFound() -> impl IntoView {
    let t = States::here();
    view! {
        <Lone>
            <PageHeader title=t.not_found purpose=t.not_found_body />
            <LinkButton href="/" text=t.home loud=Loud::Primary />
        </Lone>
    }
}
