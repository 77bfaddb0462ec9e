//! Navigation at the left, bar at the top, page in the middle.

use leptos::{html::Main, prelude::*};
use leptos_router::{components::Outlet, hooks::use_location};

use super::{bar::Bar, nav::Nav};
use crate::{api::frame::load_frame, data::Data, locales::shell::Shell, web};

/// Who is signed in and what is within reach, loaded once for all pages inside the frame.
#[derive(Clone, Copy)]
pub(super) struct FrameData(pub Data<console::Frame>);

/// The slug of the platform that the address names.
pub(super) fn current_slug() -> Memo<Option<String>> {
    let path = use_location().pathname;
    Memo::new(move |_| {
        let path = path.read();
        let slug = path.strip_prefix("/p/")?.split('/').next()?;
        (!slug.is_empty()).then(|| slug.to_owned())
    })
}

/// The frame with the page inside. Navigation folds away by checkboxes, so it does without scripts too.
#[component]
pub fn Framed() -> impl IntoView {
    let t = Shell::here();
    provide_context(FrameData(Data::new(|| (), |()| load_frame())));
    let path = use_location().pathname;
    let sheet_open = RwSignal::new(false);
    let page = NodeRef::<Main>::new();
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            sheet_open.set(false);
            web::close_popovers();
            if let Some(page) = page.get_untracked() {
                // It fails only for an element that is not in the page.
                let _ = page.focus();
            }
        }
        path
    });
    view! {
        <div class="frame">
            <a class="skip" href="#page" rel="external">{t.skip}</a>
            <input type="checkbox" class="nav-toggle nav-toggle-wide" id="nav-wide" aria-label=t.collapse />
            <input
                type="checkbox"
                class="nav-toggle nav-toggle-sheet"
                id="nav-sheet"
                aria-label=t.menu
                prop:checked=sheet_open
                on:change=move |event| sheet_open.set(event_target_checked(&event))
            />
            <Nav />
            <label class="nav-shade" for="nav-sheet" aria-hidden="true"></label>
            <Bar />
            <main class="page" id="page" tabindex="-1" node_ref=page>
                <Outlet />
            </main>
        </div>
    }
}
