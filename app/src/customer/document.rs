use http::StatusCode;
use leptos::prelude::*;

use super::page::{Page, Visit};
use crate::prefs::Lang;

/// Tells once, and only where somebody looks: a preview that runs scripts is no visible page.
const TELL: &str = "(function(){var to=document.currentScript.dataset.to;function tell(){\
if(document.visibilityState==='visible'){document.removeEventListener('visibilitychange',tell);\
navigator.sendBeacon&&navigator.sendBeacon(to)}}\
document.addEventListener('visibilitychange',tell);tell()})()";

/// What one page adds to the common document.
pub(super) struct Content {
    pub status: StatusCode,
    pub title: String,
    /// Who asks; none where no link names it.
    pub platform: Option<String>,
    /// Load the page again after so many seconds.
    pub refresh_secs: Option<u32>,
    /// Where the page tells that somebody sees it.
    pub seen: Option<String>,
    /// What stands in the card.
    pub card: AnyView,
}

/// The whole document. Rendering needs an owner, which is made and dropped here.
pub(super) fn render(visit: &Visit, content: impl FnOnce() -> Content) -> Page {
    Owner::new_root(None).with(|| {
        let content = content();
        let status = content.status;
        Page {
            status,
            html: document(visit, content).to_html(),
        }
    })
}

fn document(visit: &Visit, content: Content) -> impl IntoView + use<> {
    let (lang, theme) = (visit.prefs.lang.code(), visit.prefs.theme.code());
    let Content {
        title,
        platform,
        refresh_secs,
        seen,
        card,
        ..
    } = content;
    let script = seen.zip(visit.nonce.clone()).map(|(to, nonce)| {
        view! { <script nonce=nonce data-to=to inner_html=TELL></script> }
    });
    let head_title = match &platform {
        Some(platform) => format!("{title} · {platform}"),
        None => title,
    };
    let refresh =
        refresh_secs.map(|secs| view! { <meta http-equiv="refresh" content=secs.to_string() /> });
    view! {
        <!DOCTYPE html>
        <html lang=lang data-theme=theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="robots" content="noindex" />
                <meta name="format-detection" content="telephone=no" />
                {refresh}
                <title>{head_title}</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=visit.assets.customer_css.clone() />
            </head>
            <body>
                <div class="visit">
                    {sandbox(visit)}
                    {platform.map(head)}
                    <main class="visit-card">{card}</main>
                    {foot(visit)}
                </div>
                {script}
            </body>
        </html>
    }
}

fn sandbox(visit: &Visit) -> impl IntoView + use<> {
    let words = visit.words().sandbox;
    visit
        .sandbox
        .then(|| view! { <p class="visit-sandbox" role="note">{words}</p> })
}

fn head(platform: String) -> impl IntoView {
    let initial = platform.chars().next().map(String::from);
    view! {
        <header class="visit-head">
            <span class="visit-logo" aria-hidden="true">{initial}</span>
            <span class="visit-from">{platform}</span>
        </header>
    }
}

/// The other language, by the console's own plain form.
fn foot(visit: &Visit) -> impl IntoView + use<> {
    let t = visit.words();
    let other = match visit.prefs.lang {
        Lang::Zh => Lang::En.code(),
        Lang::En => Lang::Zh.code(),
    };
    view! {
        <footer class="visit-foot">
            <form method="post" action="/preferences" aria-label=t.language>
                <input type="hidden" name="back" value=visit.path.clone() />
                <button name="lang" value=other lang=other>{t.other_language}</button>
            </form>
        </footer>
    }
}
