//! The whole document around [`App`], rendered on the server.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use crate::{App, assets::Assets, locales::shell::Shell, prefs::Prefs};

/// The document. `options` is what `leptos_axum` hands to every shell; our asset names come by context instead.
pub fn shell(_options: LeptosOptions) -> impl IntoView {
    let prefs = Prefs::here();
    let assets = use_context::<Assets>().unwrap_or_default();
    let t = Shell::here();
    view! {
        <!DOCTYPE html>
        <html lang=prefs.lang.code() data-theme=prefs.theme.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="robots" content="noindex" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=assets.css.clone() />
                <Hydration assets />
                <MetaTags />
            </head>
            <body>
                <App />
                <div id="stopped" class="stopped" role="alert" hidden>
                    <span>{t.could_not_start}</span>
                    <a class="button" href="" rel="external">{t.reload}</a>
                </div>
            </body>
        </html>
    }
}

/// Starts the WASM. Our own instead of Leptos's `HydrationScripts`, which writes the nonce into the preloads'
/// `crossorigin`; and with a word to the visitor when it does not start.
#[component]
fn Hydration(assets: Assets) -> impl IntoView {
    let Assets {
        js, loader, wasm, ..
    } = assets;
    let script = format!(
        "import({js:?}).then(m=>m.default({{module_or_path:{wasm:?}}}).then(()=>m.hydrate()))\
         .catch(e=>{{console.error(e);const show=()=>document.getElementById('stopped').hidden=false;\
         document.readyState==='loading'?addEventListener('DOMContentLoaded',show):show()}});"
    );
    view! {
        <link rel="modulepreload" href=js crossorigin="anonymous" />
        {(!loader.is_empty()).then(|| view! { <link rel="modulepreload" href=loader crossorigin="anonymous" /> })}
        <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
        <script type="module" nonce=use_nonce()>{script}</script>
    }
}
