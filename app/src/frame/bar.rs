//! The top bar: where one is, who one is.

use console::{Frame, Person, PlatformRef};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::{
    framed::{FrameData, current_slug},
    menu::Menu,
    preferences::{LangForm, ThemeForm},
};
use crate::{
    api::session::SignOut,
    locales::shell::Shell,
    paths,
    ui::{
        badge::{Badge, Tone},
        icon::{Glyph, Icon},
    },
};

/// The bar over every page.
#[component]
pub(super) fn Bar() -> impl IntoView {
    let t = Shell::here();
    let slug = current_slug();
    let frame = use_context::<FrameData>().map(|data| data.0);
    let known = move || {
        let slug = slug.get();
        Suspend::new(async move {
            let frame = match frame {
                Some(frame) => frame.await.ok(),
                None => None,
            };
            frame.map(|frame| view! { <Known frame slug /> })
        })
    };
    view! {
        <header class="bar">
            <label class="nav-button nav-button-wide" for="nav-wide" title=t.collapse><Icon glyph=Glyph::Menu /></label>
            <label class="nav-button nav-button-sheet" for="nav-sheet" title=t.menu><Icon glyph=Glyph::Menu /></label>
            <Transition>{known}</Transition>
        </header>
    }
}

/// What the bar shows once it is known who looks at it.
#[component]
fn Known(frame: Frame, slug: Option<String>) -> impl IntoView {
    let t = Shell::here();
    let Frame {
        person,
        platforms,
        sandbox,
    } = frame;
    view! {
        <PlatformMenu platforms slug is_owner=person.is_owner />
        {sandbox.then(|| view! { <Badge tone=Tone::Attention text=t.sandbox /> })}
        <span class="bar-space"></span>
        <LangForm />
        <PersonMenu person />
    }
}

/// The platforms within reach, as links.
#[component]
fn PlatformMenu(
    platforms: Vec<PlatformRef>,
    slug: Option<String>,
    is_owner: bool,
) -> impl IntoView {
    let t = Shell::here();
    let here = platforms
        .iter()
        .find(|platform| Some(&platform.slug) == slug.as_ref())
        .map_or_else(|| t.platforms.to_owned(), |platform| platform.name.clone());
    let items = platforms
        .into_iter()
        .map(|platform| {
            let current = (Some(&platform.slug) == slug.as_ref()).then_some("true");
            view! { <a class="menu-item" href=paths::platform(&platform.slug, "") aria-current=current>{platform.name}</a> }
        })
        .collect_view();
    let add = is_owner.then(|| {
        view! {
            <div class="menu-rule"></div>
            <a class="menu-item" href="/platforms/new"><Icon glyph=Glyph::Plus />{t.add_platform}</a>
        }
    });
    view! { <Menu id="menu-platforms" name=here label=t.switch_platform start=true>{items}{add}</Menu> }
}

/// Who is signed in, and the way out.
#[component]
fn PersonMenu(person: Person) -> impl IntoView {
    let t = Shell::here();
    view! {
        <Menu id="menu-person" name=person.name glyph=Glyph::Person label=t.account>
            <p class="menu-label">{person.login}</p>
            <a class="menu-item" href="/account"><Icon glyph=Glyph::Person />{t.my_account}</a>
            <div class="menu-rule"></div>
            <p class="menu-label">{t.appearance}</p>
            <ThemeForm item="menu-item" />
            <div class="menu-rule"></div>
            <form method="post" action=SignOut::url()>
                <button class="menu-item"><Icon glyph=Glyph::SignOut />{t.sign_out}</button>
            </form>
        </Menu>
    }
}
