use std::sync::Arc;

use app::{
    paths,
    prefs::{LANG_COOKIE, Lang, THEME_COOKIE, Theme},
};
use axum::{
    Form,
    extract::State,
    response::{IntoResponse as _, Redirect, Response},
};
use http::header;
use serde::Deserialize;

use crate::web::{Web, preference_cookie};

/// The form of the frame and of the customers' pages: one button, one choice.
#[derive(Debug, Deserialize)]
pub struct Choice {
    lang: Option<String>,
    theme: Option<String>,
    back: Option<String>,
}

/// `POST /preferences`: keeps language or theme in a cookie and leads back. Values that we do not know change nothing.
pub async fn choose(State(web): State<Arc<Web>>, Form(choice): Form<Choice>) -> Response {
    let back = choice.back.as_deref().map_or("/", paths::own);
    let mut response = Redirect::to(back).into_response();
    let lang = choice
        .lang
        .as_deref()
        .and_then(Lang::from_code)
        .map(|lang| (LANG_COOKIE, lang.code()));
    let theme = choice
        .theme
        .as_deref()
        .and_then(Theme::from_code)
        .map(|theme| (THEME_COOKIE, theme.code()));
    for (name, value) in lang.into_iter().chain(theme) {
        if let Some(cookie) = preference_cookie(name, value, web.origin.is_https()) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}
