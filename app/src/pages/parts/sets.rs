//! Permission sets by name.

use domain::{catalogue, sets::SetIds};
use leptos::prelude::*;

use crate::{
    locales::{kinds, lang, links::LinksWords},
    ui::{Badge, Glyph, Tone},
};

/// Sets by name, exclusive ones marked, unknown ids kept.
#[component]
pub fn SetList(
    /// Which sets.
    sets: SetIds,
) -> impl IntoView {
    let (lang, t) = (lang(), LinksWords::here());
    let items = sets
        .iter()
        .map(|id| {
            let exclusive = catalogue::is_exclusive(id).then(
                || view! { <Badge tone=Tone::Idle text=t.exclusive glyph=Glyph::Exclusive /> },
            );
            // An unknown set has its number for a name.
            let number = catalogue::find(id)
                .map(|_| view! { <code class="muted">{format!("#{id}")}</code> });
            view! {
                <li class="set" title=kinds::set_purpose(lang, id)>
                    <span>{kinds::set(lang, id)}</span>
                    {number}
                    {exclusive}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="sets">{items}</ul> }
}
