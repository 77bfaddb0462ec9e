//! The few things that pages ask of the browser. On the server they do nothing: effects and handlers never run there.

use leptos::{ev::SubmitEvent, prelude::*};
use wasm_bindgen::JsCast;

/// Puts a text on the clipboard; tells whether it worked (it does not on plain HTTP, or when the visitor forbids it).
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text))
        .await
        .is_ok()
}

/// Seconds on a clock that only goes forward; only differences mean something.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole seconds since the page was opened"
)]
pub fn monotonic_secs() -> i64 {
    window()
        .performance()
        .map_or(0, |clock| (clock.now() / 1_000.0) as i64)
}

/// The query of a submitted GET form, `?` included, without the fields that were left empty.
#[must_use]
pub fn query_of_form(event: &SubmitEvent) -> Option<String> {
    let form = event
        .target()?
        .dyn_into::<web_sys::HtmlFormElement>()
        .ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    let params = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let query = String::from(params.to_string());
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.ends_with('='))
        .collect();
    Some(if kept.is_empty() {
        String::new()
    } else {
        format!("?{}", kept.join("&"))
    })
}

/// Leaves the page for another by a full load, so that everything is asked of the server anew.
pub fn load(address: &str) {
    // It fails only for an address that is not one.
    let _ = window().location().set_href(address);
}

/// Closes every menu and dialog that stands open over the page.
pub fn close_popovers() {
    let Ok(open) = document().query_selector_all(":popover-open") else {
        return;
    };
    for index in 0..open.length() {
        if let Some(element) = open
            .item(index)
            .and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok())
        {
            // It fails only for one that is closed already.
            let _ = element.hide_popover();
        }
    }
}
