use axum::response::{Html, IntoResponse, Response};
use domain::time::Timestamp;
use http::{HeaderValue, StatusCode, header};

use crate::{assets::Assets, locales::visit::Visit as Words, prefs::Prefs};

/// One visit of a customer: what every page needs to know.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Language and theme, from the cookies.
    pub prefs: Prefs,
    /// The names of the built files.
    pub assets: Assets,
    /// When the request began.
    pub now: Timestamp,
    /// The path of this page: the language form leads back to it.
    pub path: String,
    /// A stand-in answers instead of WeChat, and the page says so.
    pub sandbox: bool,
    /// What the response's policy lets the page's one script run by; without it the page has none.
    pub nonce: Option<String>,
}

impl Visit {
    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.prefs.lang)
    }
}

/// What the customer holds in the hand: it decides how WeChat is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// A computer: WeChat's page shows a code to scan.
    Computer,
    /// WeChat's own browser: WeChat's page takes over.
    WeChat,
    /// A phone's other browser: the page has to be opened in WeChat first.
    Phone,
}

/// A finished page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The status to answer with.
    pub status: StatusCode,
    /// The whole document.
    pub html: String,
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let private = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
        (self.status, private, Html(self.html)).into_response()
    }
}
