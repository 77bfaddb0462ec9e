//! A menu of the top bar: a native popover, which opens, and closes by a click elsewhere or Esc, without scripts.

use leptos::prelude::*;

use crate::ui::icon::{Glyph, Icon};

/// A button that opens a sheet of items.
#[component]
pub(super) fn Menu(
    /// Unique on the page; the sheet's id.
    id: &'static str,
    /// The words on the button; hidden on phones when there is an icon to stand for them.
    #[prop(into)]
    name: String,
    /// The icon before them.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// What the menu is for, for assistive technology.
    label: &'static str,
    /// At the left end of the bar instead of the right.
    #[prop(optional)]
    start: bool,
    /// The items.
    children: Children,
) -> impl IntoView {
    let button = if glyph.is_some() {
        "menu menu-iconic"
    } else {
        "menu menu-strong"
    };
    let sheet = if start {
        "menu-sheet menu-start"
    } else {
        "menu-sheet"
    };
    view! {
        <button type="button" class=button popovertarget=id aria-label=format!("{label}: {name}")>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span class="menu-name">{name.clone()}</span>
            <Icon glyph=Glyph::Down />
        </button>
        <div class=sheet id=id popover="auto">
            {children()}
        </div>
    }
}
