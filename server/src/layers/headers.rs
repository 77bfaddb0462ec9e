use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::web::{Policy, Web};

/// The nonce that this response's content security policy names. Stands in the request's extensions for the console's
/// pages, in the response's for those of customers' pages that have a script.
#[derive(Debug, Clone)]
pub struct PageNonce(pub String);

impl PageNonce {
    /// A new one; none without randomness.
    pub fn mint() -> Option<Self> {
        nonce().map(Self)
    }
}

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");
const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// The headers of every response: the strictest, where nobody inside chose others.
pub async fn safe_headers(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    unless_chosen(headers, header::CONTENT_SECURITY_POLICY, Policy::bare());
    unless_chosen(
        headers,
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(OPENER, HeaderValue::from_static("same-origin"));
    headers.insert(
        PERMISSIONS,
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    );
    if web.origin.is_https() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    response
}

/// The headers of the console's pages and their server functions: a nonce for the one script, and nothing kept.
pub async fn page_headers(
    State(web): State<Arc<Web>>,
    mut request: Request,
    next: Next,
) -> Response {
    let nonce = nonce();
    let policy = nonce.as_deref().and_then(|nonce| web.policy.console(nonce));
    request
        .extensions_mut()
        .insert(PageNonce(nonce.unwrap_or_default()));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        policy.unwrap_or_else(Policy::bare),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The headers of customers' pages. WeChat wants to see the origin that a customer comes from (`docs/wechat.md` §4), and
/// the form's policy holds for the redirect to WeChat, too.
pub async fn customer_headers(
    State(web): State<Arc<Web>>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    let nonce = response.extensions().get::<PageNonce>().cloned();
    let policy = web
        .policy
        .customer(nonce.as_ref().map(|nonce| nonce.0.as_str()));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        policy.unwrap_or_else(Policy::bare),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("strict-origin-when-cross-origin"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn unless_chosen(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

/// 128 random bits. Without randomness there is no nonce, and no script runs.
fn nonce() -> Option<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
