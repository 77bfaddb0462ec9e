//! What a page says when it could not be shown.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{
    icon::{Glyph, Icon},
    title::DocumentTitle,
};
use crate::{
    error::{AppError, Trouble},
    locales::{errors::Errors, states::States},
    paths::with_query,
};

/// What failed, what to do, and the request's id for whoever looks into it.
#[component]
pub fn ErrorState(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    let (e, t) = (Errors::here(), States::here());
    let (title, body) = match error.trouble {
        Trouble::SignedOut => (e.signed_out, e.signed_out_body),
        Trouble::NotFound => (t.not_found, t.not_found_body),
        Trouble::TooMany { .. } => (e.too_many, e.too_many_body),
        Trouble::Unavailable | Trouble::BadRequest | Trouble::ForeignForm | Trouble::TooLarge => {
            (e.unavailable, e.unavailable_body)
        }
        Trouble::Offline => (e.offline, e.offline_body),
        Trouble::Outdated => (e.outdated, e.outdated_body),
    };
    let here = use_location();
    let address = move || {
        format!(
            "{}{}",
            here.pathname.get(),
            query_suffix(&here.search.get())
        )
    };
    let next = move || match error.trouble {
        Trouble::SignedOut => (
            with_query("/sign-in".to_owned(), &[("back", Some(address()))]),
            e.sign_in,
        ),
        Trouble::NotFound => ("/".to_owned(), t.home),
        _ => (address(), t.try_again),
    };
    view! {
        <section class="failed" role="alert">
            <DocumentTitle page=title />
            <h2 class="failed-head"><Icon glyph=Glyph::Bad />{title}</h2>
            <p class="failed-body">{body}</p>
            <div class="failed-more">
                <a class="button" href=move || next().0 rel="external">{move || next().1}</a>
                {error.request_id.map(|id| view! { <span class="muted">{t.request_id}" "<code>{id}</code></span> })}
            </div>
        </section>
    }
}

fn query_suffix(search: &str) -> String {
    let search = search.trim_start_matches('?');
    if search.is_empty() {
        String::new()
    } else {
        format!("?{search}")
    }
}
