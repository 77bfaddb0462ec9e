use app::context::PageContext;
use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use console::{Fault, Who};
use http::{Method, StatusCode};

use crate::web::Notice;

const SIGN_IN: &str = "/sign-in";

/// Keeps the console's pages to those who may see them, with real statuses: signed-out visitors are sent to the sign-in
/// page, and a platform out of reach is not found. Server functions ask for themselves.
pub async fn guard(request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD)
        || request.uri().path().starts_with("/api/")
    {
        return next.run(request).await;
    }
    let Some(context) = request.extensions().get::<PageContext>() else {
        return Notice::Broken.into_response();
    };
    let path = request.uri().path();
    match (&context.ctx.who, path) {
        (Who::Person(_), SIGN_IN) => return Redirect::to("/").into_response(),
        (Who::Nobody, SIGN_IN) => return next.run(request).await,
        // The secret in the address is the key.
        _ if path.starts_with("/invite/") => return next.run(request).await,
        (Who::Nobody, _) => return Redirect::to(&sign_in_for(&request)).into_response(),
        (Who::Person(_), _) => {}
    }
    let reach = match slug(path) {
        Some(slug) => context.doors.platform(&context.ctx, slug).await.map(|_| ()),
        None => Ok(()),
    };
    let mut response = next.run(request).await;
    if reach == Err(Fault::NotFound) && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// The platform that a page belongs to.
fn slug(path: &str) -> Option<&str> {
    path.strip_prefix("/p/")?.split('/').next()
}

/// The sign-in page that leads back to what was asked for.
fn sign_in_for(request: &Request) -> String {
    let wanted = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str());
    if wanted == "/" {
        SIGN_IN.to_owned()
    } else {
        format!(
            "{SIGN_IN}?back={}",
            app::paths::escape(app::paths::own(wanted))
        )
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[test]
    fn the_way_back_is_a_path_of_ours() {
        for (wanted, sign_in) in [
            ("/", "/sign-in"),
            (
                "/p/demo/links?after=1&x=y",
                "/sign-in?back=/p/demo/links%3Fafter%3D1%26x%3Dy",
            ),
            ("//evil.example/p", "/sign-in?back=/"),
        ] {
            let request = Request::builder().uri(wanted).body(Body::empty()).unwrap();
            assert_eq!(sign_in_for(&request), sign_in);
        }
    }

    #[test]
    fn the_platform_is_the_segment_after_p() {
        assert_eq!(slug("/p/demo/links/lnk_0"), Some("demo"));
        assert_eq!(slug("/p/demo"), Some("demo"));
        assert_eq!(slug("/other/p/demo"), None);
    }
}
