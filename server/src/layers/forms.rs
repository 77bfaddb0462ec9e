use std::any::Any;

use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use tower_http::{
    catch_panic::{CatchPanicLayer, ResponseForPanic},
    csrf::{ConfigError, CsrfLayer, ProtectionError, ResponseForProtectionError},
    limit::RequestBodyLimitLayer,
};

use crate::{config::Origin, web::Notice};

/// The longest body of a form: the longest note, percent-encoded, and room for the rest.
const FORM_BYTES: usize = 64 * 1024;
/// The longest body of a form that brings a file: the file alone is checked with a message beside its field.
const UPLOAD_BYTES: usize = 2 * 1024 * 1024;

/// Refuses what changes something and comes from another site.
///
/// # Errors
/// An origin that no browser would send.
pub fn csrf(
    console: &Origin,
) -> Result<
    CsrfLayer<impl ResponseForProtectionError<axum::body::Body> + Send + Sync + 'static>,
    ConfigError,
> {
    let refuse = |_: ProtectionError| -> Response { Notice::ForeignForm.into_response() };
    Ok(CsrfLayer::new()
        .add_trusted_origin(console.as_str())?
        .with_rejection_response(refuse))
}

/// Refuses bodies that no form of ours has.
pub fn small_bodies() -> RequestBodyLimitLayer {
    RequestBodyLimitLayer::new(FORM_BYTES)
}

/// The same for forms that bring a file.
pub fn upload_bodies() -> RequestBodyLimitLayer {
    RequestBodyLimitLayer::new(UPLOAD_BYTES)
}

/// Gives the limit's bare answer its notice.
pub async fn too_large(response: Response) -> Response {
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Notice::TooLarge.into_response()
    } else {
        response
    }
}

/// Turns a panic into a page. The panic itself was already reported by the process's hook.
pub fn rescue()
-> CatchPanicLayer<impl ResponseForPanic<ResponseBody = axum::body::Body> + Send + Sync + 'static> {
    CatchPanicLayer::custom(|_: Box<dyn Any + Send + 'static>| -> Response {
        tracing::error!("a handler panicked");
        Notice::Broken.into_response()
    })
}
