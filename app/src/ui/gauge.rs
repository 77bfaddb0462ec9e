//! A bar of how much of a budget is used, drawn with SVG attributes (the page's policy forbids `style`).

use leptos::prelude::*;

use super::badge::Tone;

/// A bar of the full width.
#[component]
pub fn Gauge(
    /// How much is used.
    value: i64,
    /// How much there is.
    max: i64,
    /// The hue of the used part.
    tone: Tone,
    /// What it says, in words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let max = max.max(1);
    let thousandths = value.clamp(0, max).saturating_mul(1_000) / max;
    view! {
        <svg class=format!("gauge gauge-{}", tone.class()) viewBox="0 0 1000 8" preserveAspectRatio="none" role="img" aria-label=label>
            <rect class="gauge-track" width="1000" height="8"></rect>
            <rect class="gauge-value" width=thousandths.to_string() height="8"></rect>
        </svg>
    }
}
