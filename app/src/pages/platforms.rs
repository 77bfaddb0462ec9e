//! The start page: the platforms within reach; with only one, that one.

use console::{Frame, PlatformRef};
use leptos::prelude::*;
use leptos_router::components::Redirect;

use crate::{
    api::frame::load_frame,
    load,
    locales::shell::Shell,
    paths,
    ui::{Card, EmptyState, PageHeader},
};

/// The start page.
#[component]
pub fn Platforms() -> impl IntoView {
    load::show(
        load::resource(|| (), |()| load_frame()),
        3,
        |Frame { platforms, .. }| match platforms.as_slice() {
            [] => nothing().into_any(),
            [only] => view! { <Redirect path=paths::platform(&only.slug, "") /> }.into_any(),
            _ => choice(platforms).into_any(),
        },
    )
}

fn nothing() -> impl IntoView {
    let t = Shell::here();
    view! {
        <PageHeader title=t.platforms />
        <EmptyState title=t.no_platforms body=t.no_platforms_body />
    }
}

fn choice(platforms: Vec<PlatformRef>) -> impl IntoView {
    let t = Shell::here();
    let items = platforms
        .into_iter()
        .map(|platform| {
            let href = paths::platform(&platform.slug, "");
            view! {
                <li>
                    <a class="menu-item" href=href>
                        <strong>{platform.name}</strong>
                        <span class="muted">{platform.slug}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <PageHeader title=t.platforms purpose=t.platforms_purpose />
        <div class="narrow"><Card><ul>{items}</ul></Card></div>
    }
}
