//! Why a form was refused that its page does not show any more.

use leptos::prelude::*;

use super::view::left_behind;
use crate::{
    locales::{lang, problems, states::States},
    ui::{Banner, Tone},
};

/// Without scripts a refused form leads back to its page. When somebody else decided meanwhile, that page may have no
/// place for the form any more: this says why it was refused.
#[component]
pub fn RefusedElsewhere(
    /// The names of forms that the page does not show as it stands now.
    names: Vec<&'static str>,
    /// The field whose text is shown once more, so that its writer can take it elsewhere.
    #[prop(optional)]
    typed: &'static str,
) -> impl IntoView {
    let (flash, lang) = (left_behind(names), lang());
    view! {
        <Suspense>
            {Suspend::new(async move {
                let flash = flash.await.ok().flatten()?;
                let problem = flash.rejected.general?;
                let text = flash.values.into_iter().find(|(name, text)| name == typed && !text.is_empty());
                let text = text.map(|(_, text)| {
                    view! { <p>{States::of(lang).not_kept}</p><p class="note">{text}</p> }
                });
                Some(view! { <Banner tone=Tone::Attention title=problems::form(lang, problem)>{text}</Banner> })
            })}
        </Suspense>
    }
}
