//! A QR code, drawn on the server.

use leptos::prelude::*;

/// A QR code in black on white with its quiet zone, whatever the theme: scanners want contrast.
#[component]
pub fn Qr(
    /// The dark modules as SVG path data, one unit a module.
    #[prop(into)]
    path: String,
    /// Modules along a side, with the quiet zone.
    size: u32,
    /// What it leads to.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <svg class="qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=label shape-rendering="crispEdges">
            <rect width=size.to_string() height=size.to_string() fill="#fff"></rect>
            <path d=path fill="#000"></path>
        </svg>
    }
}
