//! Why a form was refused that its page does not show any more.

use leptos::prelude::*;

use super::view::left_behind;
use crate::{
    locales::{lang, problems},
    ui::{Banner, Tone},
};

/// Without scripts a refused form leads back to its page. When somebody else decided meanwhile, that page may have no
/// place for the form any more: this says why it was refused.
#[component]
pub fn RefusedElsewhere(
    /// The names of forms that the page does not show as it stands now.
    names: Vec<&'static str>,
) -> impl IntoView {
    let (flash, lang) = (left_behind(names), lang());
    view! {
        <Suspense>
            {Suspend::new(async move {
                let problem = flash.await.ok().flatten().and_then(|flash| flash.rejected.general);
                problem.map(|problem| {
                    view! { <Banner tone=Tone::Attention title=problems::form(lang, problem) /> }
                })
            })}
        </Suspense>
    }
}
