//! The few things that pages ask of the browser. On the server they do nothing: effects and handlers never run there.

use leptos::{ev::SubmitEvent, prelude::*};
use wasm_bindgen::JsCast;

use crate::{error::AppError, form::Outcome};

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

/// What is filled into a submitted form, as the browser would send it.
#[must_use]
pub fn fields_of_form(event: &SubmitEvent) -> Option<String> {
    let form = event
        .target()?
        .dyn_into::<web_sys::HtmlFormElement>()
        .ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    let params = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(String::from(params.to_string()))
}

/// The query of a submitted GET form, `?` included, without the fields that were left empty.
#[must_use]
pub fn query_of_form(event: &SubmitEvent) -> Option<String> {
    let query = fields_of_form(event)?;
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

/// Sends the fields of a form to a server function and reads what it answers.
///
/// # Errors
/// What the function failed with, or why it could not be asked.
#[cfg(feature = "hydrate")]
pub async fn send(path: &str, fields: String) -> Result<Outcome, AppError> {
    use server_fn::{
        ContentType as _, Decodes as _,
        client::{Client, browser::BrowserClient},
        codec::PostUrl,
        error::{FromServerFnError as _, ServerFnErrorErr},
        request::{ClientReq as _, browser::BrowserRequest},
        response::ClientRes,
    };

    use crate::codec::Compact;

    let request =
        BrowserRequest::try_new_post(path, PostUrl::CONTENT_TYPE, Compact::CONTENT_TYPE, fields)?;
    let response = <BrowserClient as Client<AppError>>::send(request).await?;
    let refused = !(200..300).contains(&ClientRes::<AppError>::status(&response));
    let answer = ClientRes::<AppError>::try_into_bytes(response).await?;
    if refused {
        return Err(AppError::de(answer));
    }
    Compact::decode(answer).map_err(|error| {
        AppError::from_server_fn_error(ServerFnErrorErr::Deserialization(error.to_string()))
    })
}

/// Never asked on the server: it answers forms.
///
/// # Errors
/// Always.
#[cfg(not(feature = "hydrate"))]
pub async fn send(_path: &str, _fields: String) -> Result<Outcome, AppError> {
    Err(AppError::bare(crate::error::Trouble::Offline))
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
