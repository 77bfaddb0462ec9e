//! Paging by key: on, and back to the beginning.

use leptos::prelude::*;

use crate::locales::states::States;

/// Links under a list. Nothing is shown when there is but one page.
#[component]
pub fn Pager(
    /// The first page, unless this is it.
    #[prop(into)]
    first: Option<String>,
    /// The next page, unless this is the last.
    #[prop(into)]
    next: Option<String>,
) -> impl IntoView {
    let t = States::here();
    (first.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=t.pages>
                {first.map(|href| view! { <a class="button" href=href>{t.first_page}</a> })}
                {next.map(|href| view! { <a class="button" rel="next" href=href>{t.next_page}</a> })}
            </nav>
        }
    })
}
