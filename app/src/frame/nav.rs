//! The navigation of a platform.

use leptos::prelude::*;
use leptos_router::components::A;

use super::framed::current_slug;
use crate::{
    locales::shell::Shell,
    paths,
    ui::icon::{Glyph, Icon},
};

/// The areas of the platform that the address names; only the product's name where it names none.
#[component]
pub(super) fn Nav() -> impl IntoView {
    let t = Shell::here();
    let slug = current_slug();
    let areas = [
        ("", t.overview, Glyph::Overview),
        ("customers", t.customers, Glyph::Customers),
        ("links", t.links, Glyph::Link),
        ("authorizers", t.authorizers, Glyph::Authorizer),
        ("conflicts", t.conflicts, Glyph::Conflict),
        ("wechat", t.wechat, Glyph::Pulse),
        ("staff", t.staff, Glyph::Person),
        ("audit", t.audit, Glyph::Audit),
        ("settings", t.settings, Glyph::Settings),
    ];
    let links = move || {
        slug.get().map(|slug| {
            areas
                .into_iter()
                .map(|(area, name, glyph)| {
                    view! {
                        <li>
                            <A href=paths::platform(&slug, area) exact=area.is_empty() attr:class="nav-link" attr:title=name>
                                <Icon glyph />
                                <span class="nav-word">{name}</span>
                            </A>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <nav class="nav" aria-label=t.main_nav>
            <a class="nav-brand" href="/">
                <img src="/favicon.svg" alt="" width="24" height="24" />
                <span class="nav-word">{t.product}</span>
            </a>
            <ul class="nav-list">{links}</ul>
        </nav>
    }
}
