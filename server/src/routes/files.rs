use std::path::Path;

use axum::{
    Router,
    extract::Request,
    middleware::{Next, from_fn},
    response::Response,
};
use http::{HeaderValue, Method, header};
use tower_http::services::{ServeDir, ServeFile};

use crate::web::{Route, Table, is_hashed};

/// Files with a digest in their name never change.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Others are asked for again, and answered with 304 where nothing changed.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// The mark of every page and of its tab.
const MARK: &str = "/favicon.svg";

/// The built front end. Files were compressed when they were built, not at each request.
pub fn routes(site: &Path) -> Table {
    let package = ServeDir::new(site.join("pkg"))
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let mark = ServeFile::new(site.join("favicon.svg"))
        .precompressed_br()
        .precompressed_gzip();
    let router = Router::new()
        .nest_service("/pkg", package)
        .route_service(MARK, mark)
        .layer(from_fn(caching));
    let routes = vec![
        Route::new(&Method::GET, "/pkg/{*file}"),
        Route::new(&Method::GET, MARK),
    ];
    Table { router, routes }
}

/// Tells browsers how long a file may be kept.
async fn caching(request: Request, next: Next) -> Response {
    let hashed = is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    let kept = if hashed && response.status().is_success() {
        FOR_EVER
    } else {
        ASK_AGAIN
    };
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    response
}
