//! The start page: the platforms within reach; with only one, that one.

use console::{Frame, PlatformRef};
use leptos::prelude::*;
use leptos_router::components::Redirect;

use crate::{
    api::frame::load_frame,
    load,
    locales::shell::Shell,
    paths,
    ui::{Card, EmptyState, Glyph, LinkButton, Loud, PageHeader},
};

/// The start page.
#[component]
pub fn Platforms() -> impl IntoView {
    load::show(
        load::resource(|| (), |()| load_frame()),
        3,
        |Frame {
             platforms, person, ..
         }| match platforms.as_slice() {
            [] => nothing(person.is_owner).into_any(),
            [only] => view! { <Redirect path=paths::platform(&only.slug, "") /> }.into_any(),
            _ => choice(platforms, person.is_owner).into_any(),
        },
    )
}

fn nothing(is_owner: bool) -> impl IntoView {
    let t = Shell::here();
    let body = if is_owner {
        t.no_platforms_owner
    } else {
        t.no_platforms_body
    };
    view! {
        <PageHeader title=t.platforms>{add(is_owner)}</PageHeader>
        <EmptyState title=t.no_platforms body=body />
    }
}

/// The owner of the installation adds platforms.
fn add(is_owner: bool) -> impl IntoView {
    let t = Shell::here();
    is_owner.then(|| {
        view! { <LinkButton href="/platforms/new" text=t.add_platform loud=Loud::Primary glyph=Glyph::Plus /> }
    })
}

fn choice(platforms: Vec<PlatformRef>, is_owner: bool) -> impl IntoView {
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
        <PageHeader title=t.platforms purpose=t.platforms_purpose>{add(is_owner)}</PageHeader>
        <div class="narrow"><Card><ul>{items}</ul></Card></div>
    }
}
