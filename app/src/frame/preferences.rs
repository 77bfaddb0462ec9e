//! Language and theme: plain forms, answered by the server with a redirect back.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    locales::shell::Shell,
    prefs::{Lang, Prefs, Theme},
};

/// Where the forms are sent.
pub const ADDRESS: &str = "/preferences";

/// The field that leads back to this page.
#[component]
fn Back() -> impl IntoView {
    let here = use_location();
    let address = move || {
        let search = here.search.get();
        let search = search.trim_start_matches('?');
        let path = here.pathname.get();
        if search.is_empty() {
            path
        } else {
            format!("{path}?{search}")
        }
    };
    view! { <input type="hidden" name="back" value=address /> }
}

/// The other languages, each one click away and called by its own name.
#[component]
pub(super) fn LangForm() -> impl IntoView {
    let here = Prefs::here().lang;
    let buttons = Lang::ALL.into_iter().filter(|lang| *lang != here).map(
        |lang| view! { <button class="lang" name="lang" value=lang.code() lang=lang.code()>{lang.name()}</button> },
    );
    view! {
        <form method="post" action=ADDRESS class="inline-choice" aria-label=Shell::here().language>
            <Back />
            {buttons.collect_view()}
        </form>
    }
}

/// The themes.
#[component]
pub(super) fn ThemeForm(
    /// The class of each button.
    item: &'static str,
) -> impl IntoView {
    let t = Shell::here();
    let here = Prefs::here().theme;
    let buttons = Theme::ALL.map(|theme| {
        let pressed = if theme == here { "true" } else { "false" };
        let name = match theme {
            Theme::Auto => t.theme_auto,
            Theme::Light => t.theme_light,
            Theme::Dark => t.theme_dark,
        };
        view! { <button class=item name="theme" value=theme.code() aria-pressed=pressed>{name}</button> }
    });
    view! {
        <form method="post" action=ADDRESS class="inline-choice" aria-label=t.appearance>
            <Back />
            {buttons.collect_view()}
        </form>
    }
}
