use std::net::IpAddr;

use serde_json::{Value, json};

use crate::random;

/// A refusal: HTTP 200 with an errcode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) errcode: i64,
    errmsg: String,
}

/// WeChat's texts for the errcodes that this sandbox knows.
const TEXTS: &[(i64, &str)] = &[
    (-1, "system error"),
    (
        40001,
        "invalid credential, access_token is invalid or not latest",
    ),
    (40013, "invalid appid"),
    (40066, "invalid url"),
    (40125, "invalid appsecret"),
    (40170, "args count exceed count limit"),
    (41001, "access_token missing"),
    (41002, "appid missing"),
    (41004, "appsecret missing"),
    (41018, "component_appid missing"),
    (42001, "access_token expired"),
    (43002, "require POST method"),
    (44002, "empty post data"),
    (45009, "reach max api daily quota limit"),
    (47001, "data format error"),
    (61003, "component is not authorized by this account"),
    (61005, "component ticket is expired"),
    (61006, "component ticket is invalid"),
    (61009, "code is invalid"),
    (61010, "code is expired"),
    (61011, "invalid component"),
    (61023, "refresh_token is invalid"),
];

impl Refusal {
    pub(super) fn new(errcode: i64) -> Self {
        let known = TEXTS.iter().find(|(number, _)| *number == errcode);
        let errmsg = known.map_or("an error that the sandbox was told to give", |(_, text)| {
            text
        });
        Self {
            errcode,
            errmsg: errmsg.to_owned(),
        }
    }

    /// 61004, whose text names the caller's address.
    pub(super) fn address(ip: Option<IpAddr>) -> Self {
        let ip = ip.map_or_else(|| "unknown".to_owned(), |ip| ip.to_string());
        Self {
            errcode: 61004,
            errmsg: format!("access clientip is not registered requestIP: {ip}"),
        }
    }

    /// The body, with a request id of its own.
    pub(super) fn body(&self) -> Value {
        json!({ "errcode": self.errcode, "errmsg": format!("{} rid: {}", self.errmsg, random::rid()) })
    }
}
