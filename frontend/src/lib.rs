//! The WASM entry: takes over the page that the server rendered.

use leptos::mount::hydrate_body;
use wasm_bindgen::{JsError, prelude::wasm_bindgen};

/// Called once by the page's script when the WASM is ready. Fetches what else the page needs of it, then takes over at
/// one go: until then links and forms are the browser's.
///
/// # Errors
/// The rest could not be fetched; the script tells the visitor.
#[wasm_bindgen]
pub async fn hydrate() -> Result<(), JsError> {
    console_error_panic_hook::set_once();
    app::lazy::ready(app::AREAS).await?;
    hydrate_body(app::App);
    Ok(())
}
