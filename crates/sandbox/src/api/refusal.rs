use std::net::IpAddr;

use serde_json::{Value, json};

use crate::world::{OptionRefusal, TokenRefusal, UsedUp};

/// A refusal: HTTP 200 with an errcode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) errcode: i64,
    errmsg: String,
}

impl Refusal {
    pub(super) fn new(errcode: i64) -> Self {
        Self {
            errcode,
            errmsg: text(errcode).to_owned(),
        }
    }

    /// What a token that opens nothing is refused with.
    pub(super) fn token(refusal: TokenRefusal) -> Self {
        Self::new(match refusal {
            TokenRefusal::Invalid => 40001,
            TokenRefusal::Expired => 42001,
        })
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
    pub(super) fn body(&self, rid: &str) -> Value {
        json!({ "errcode": self.errcode, "errmsg": format!("{} rid: {rid}", self.errmsg) })
    }
}

impl From<UsedUp> for Refusal {
    fn from(_: UsedUp) -> Self {
        Self::new(45009)
    }
}

impl From<OptionRefusal> for Refusal {
    fn from(refusal: OptionRefusal) -> Self {
        Self::new(match refusal {
            OptionRefusal::Name => 61012,
            OptionRefusal::Value => 61013,
            OptionRefusal::NotGranted => 61003,
            OptionRefusal::SetMissing => 61007,
        })
    }
}

/// WeChat's text for an errcode: from the table of codes, or one of the few that are not in it.
fn text(errcode: i64) -> &'static str {
    match errcode {
        40003 => "invalid openid",
        40008 => "invalid message type",
        44004 => "empty content",
        40066 => "invalid url",
        _ => wechat::errcode::meaning(errcode).map_or("unknown error", |meaning| meaning.name),
    }
}
