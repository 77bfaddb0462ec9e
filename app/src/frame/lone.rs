//! Pages without the frame: signing in, and addresses that lead nowhere.

use leptos::prelude::*;

use super::preferences::{LangForm, ThemeForm};
use crate::locales::shell::Shell;

/// A narrow page in the middle of the screen.
#[component]
pub fn Lone(
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let t = Shell::here();
    view! {
        <div class="lone">
            <main class="lone-box">
                <div class="lone-brand">
                    <img src="/favicon.svg" alt="" width="40" height="40" />
                    <div>
                        <strong>{t.product}</strong>
                        <p>{t.tagline}</p>
                    </div>
                </div>
                {children()}
            </main>
            <footer class="lone-foot">
                <LangForm />
                <ThemeForm item="" />
            </footer>
        </div>
    }
}
