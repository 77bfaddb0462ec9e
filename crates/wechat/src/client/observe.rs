use std::{fmt, time::Duration};

use crate::Error;

/// One call that was made, as whoever keeps a log of calls is told of it. Holds no token and no body.
#[derive(Clone, Copy, Debug)]
pub struct CallReport<'a> {
    /// The API's name, such as `api_query_auth`.
    pub operation: &'static str,
    /// Its path, such as `/cgi-bin/component/api_query_auth`.
    pub path: &'static str,
    /// The account it was about, where it was about one.
    pub authorizer_appid: Option<&'a str>,
    /// From the start to the last byte of the answer.
    pub took: Duration,
    /// Why it came to nothing; none when it went well.
    pub failure: Option<&'a Error>,
}

/// Is told of every call of a [`Client`](crate::Client), see [`Client::observed`](crate::Client::observed).
pub trait Observer: fmt::Debug + Send + Sync {
    /// A call ended. Called before the caller learns of it: take note and return.
    fn observe(&self, report: &CallReport<'_>);

    /// Whether a call may be made at all; one that may not ends as [`Error::Held`], and is not reported.
    fn permits(&self, path: &str, authorizer_appid: Option<&str>) -> bool {
        let _ = (path, authorizer_appid);
        true
    }
}
