//! What a server function says to the browser beside its result: status, redirects, cookies.

use http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::error::Trouble;

/// Whether a plain HTML form was sent: it wants a page back, not JSON.
#[must_use]
pub fn is_plain_form() -> bool {
    use_context::<Parts>().is_some_and(|parts| parts.method == Method::POST && accepts_html(&parts))
}

fn accepts_html(parts: &Parts) -> bool {
    parts
        .headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

/// Answers with the status of a trouble: a page that shows it, or a server function that fails with it. The answer
/// to a plain form stays the redirect that it is.
pub fn with_status(trouble: Trouble) {
    if is_plain_form() {
        return;
    }
    if let (Some(response), Ok(status)) = (
        use_context::<ResponseOptions>(),
        StatusCode::from_u16(trouble.status()),
    ) {
        response.set_status(status);
    }
}

/// Answers that something was tried too often, and when it may be tried again.
pub fn with_too_many(minutes: u32) {
    with_status(Trouble::TooMany { minutes });
    if !is_plain_form()
        && let Some(response) = use_context::<ResponseOptions>()
    {
        let secs = u64::from(minutes) * 60;
        response.insert_header(header::RETRY_AFTER, HeaderValue::from(secs));
    }
}

/// Whether a page is being asked for: not a server function, nor a form.
#[must_use]
pub fn is_page() -> bool {
    use_context::<Parts>().is_some_and(|parts| parts.method == Method::GET)
}

/// Sends a plain form on to a page of ours, which the browser then fetches with GET.
pub fn see_other(path: &str) {
    if let (Some(response), Ok(location)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(path),
    ) {
        response.insert_header(header::LOCATION, location);
        response.set_status(StatusCode::SEE_OTHER);
    }
}

/// Adds a header to the answer, beside others of the same name.
pub fn with_header(name: HeaderName, value: HeaderValue) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.append_header(name, value);
    }
}
