use axum::http::{HeaderMap, header::COOKIE};

use crate::random::Random;

const NAME: &str = "sandbox_browser";

/// The browser's mark, if it has one already.
pub(super) fn known(headers: &HeaderMap) -> Option<String> {
    let cookies = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    cookies.flat_map(|value| value.split(';')).find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == NAME && !value.is_empty()).then(|| value.to_owned())
    })
}

/// A mark for a browser that has none, and the header that gives it.
pub(super) fn fresh() -> (String, String) {
    let mark = Random::unforeseen().code::<32>("");
    let header = format!("{NAME}={mark}; Path=/; HttpOnly; SameSite=Lax");
    (mark, header)
}
