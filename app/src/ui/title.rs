//! The document's title.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::locales::shell::Shell;

/// Names the document after the page. `leptos_meta` writes the title into the HTML as it is given, and in the browser
/// sets it as text: so it is escaped on the server alone.
#[component]
pub fn DocumentTitle(
    /// The page's title.
    #[prop(into)]
    page: String,
) -> impl IntoView {
    let title = format!("{page} · {}", Shell::here().product);
    let title = if cfg!(feature = "ssr") {
        escaped(&title)
    } else {
        title
    };
    view! { <Title text=title /> }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
