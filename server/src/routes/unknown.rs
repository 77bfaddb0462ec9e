use axum::{
    extract::Request,
    response::{IntoResponse as _, Redirect, Response},
};
use http::{StatusCode, Uri};

use super::pages;

/// An address that is none: the way to the page that is meant, or the console's own "not found".
pub async fn page(request: Request) -> Response {
    if let Some(bare) = without_last_slash(request.uri()) {
        return Redirect::permanent(&bare).into_response();
    }
    let mut response = pages::render(request).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// A server function that is none, perhaps any more.
pub async fn api() -> (StatusCode, &'static str) {
    (StatusCode::NOT_FOUND, "there is no such function\n")
}

/// Where a page would stand that was asked for with a slash at its end.
fn without_last_slash(uri: &Uri) -> Option<String> {
    let bare = uri.path().strip_suffix('/')?.trim_end_matches('/');
    let query = uri.query().map(|query| format!("?{query}"));
    (app::paths::own(bare) == bare).then(|| format!("{bare}{}", query.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_at_the_end_is_taken_away_and_no_other_host_is_named() {
        for (wanted, bare) in [
            ("/", None),
            ("//", None),
            ("/p/demo", None),
            ("/p/demo/", Some("/p/demo")),
            ("/p/demo/links//?x=y/", Some("/p/demo/links?x=y/")),
            ("//evil.example/", None),
        ] {
            let uri = Uri::try_from(wanted).unwrap();
            assert_eq!(without_last_slash(&uri).as_deref(), bare, "{wanted}");
        }
    }
}
