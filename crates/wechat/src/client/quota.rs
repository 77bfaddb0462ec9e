use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Map, Value, json};

use super::{
    Client,
    answer::Read,
    call::{Call, Input, Token},
    reply::{Reply, number},
};
use crate::Error;

/// How often an API may be called, and what is left (docs/wechat.md §3.9). What WeChat left out is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ApiQuota {
    /// Calls a day.
    pub daily_limit: Option<i64>,
    /// Of them, used today.
    pub used: Option<i64>,
    /// Of them, left today.
    pub remain: Option<i64>,
    /// The limit over a shorter time.
    pub rate_limit: Option<RateLimit>,
    /// The same for calls that a platform makes for accounts.
    pub component_rate_limit: Option<RateLimit>,
}

/// So many calls in so much time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Calls.
    pub call_count: i64,
    /// In so many seconds.
    pub refresh_second: i64,
}

impl Client {
    /// `openapi/quota/get`: what is left of the calls of the API at `cgi_path`, which begins with a slash and names no host.
    ///
    /// # Errors
    /// [`Error`]; notably 76003 and 76021 (path) and 76022 (the token is of another kind than the API takes).
    pub async fn api_quota(&self, token: &SecretString, cgi_path: &str) -> Result<ApiQuota, Error> {
        self.ask(Call {
            path: "/cgi-bin/openapi/quota/get",
            authorizer_appid: None,
            token: Some(Token::Plain(token)),
            input: Input::Json(json!({ "cgi_path": cgi_path })),
            secrets: &[],
        })
        .await
    }

    /// `clear_quota`: sets the day's counts of `appid` to nothing. The token is that account's own: the platform's for the
    /// platform. Ten a month, together with [`Self::clear_component_quota`] and WeChat's console.
    ///
    /// # Errors
    /// [`Error`]; notably 48006 (the month's ten are used up).
    pub async fn clear_quota(&self, token: &SecretString, appid: &str) -> Result<(), Error> {
        self.call(Call {
            path: "/cgi-bin/clear_quota",
            authorizer_appid: None,
            token: Some(Token::Plain(token)),
            input: Input::Json(json!({ "appid": appid })),
            secrets: &[],
        })
        .await
        .map(drop)
    }

    /// `component/clear_quota`: the same for the platform itself, in the form that older SDKs send (docs/wechat.md §3.9).
    ///
    /// # Errors
    /// As [`Self::clear_quota`].
    pub async fn clear_quota_as_component(
        &self,
        component_appid: &str,
        token: &SecretString,
    ) -> Result<(), Error> {
        self.call(Call {
            path: "/cgi-bin/component/clear_quota",
            authorizer_appid: None,
            token: Some(Token::Component(token)),
            input: Input::Json(json!({ "component_appid": component_appid })),
            secrets: &[],
        })
        .await
        .map(drop)
    }

    /// `component/clear_quota/v2`: the same by the platform's secret, for itself or for the account `appid`. The way out when the
    /// platform has used up its component tokens.
    ///
    /// # Errors
    /// As [`Self::clear_quota`].
    pub async fn clear_component_quota(
        &self,
        component_appid: &str,
        appsecret: &SecretString,
        appid: Option<&str>,
    ) -> Result<(), Error> {
        let mut body = json!({
            "component_appid": component_appid,
            "appsecret": appsecret.expose_secret(),
        });
        if let (Some(appid), Some(body)) = (appid, body.as_object_mut()) {
            body.insert("appid".to_owned(), Value::from(appid));
        }
        let secrets = [appsecret];
        self.call(Call {
            path: "/cgi-bin/component/clear_quota/v2",
            authorizer_appid: appid,
            token: None,
            input: Input::Json(body),
            secrets: &secrets,
        })
        .await
        .map(drop)
    }
}

impl Read for ApiQuota {
    const OPERATION: &'static str = "openapi/quota/get";

    fn read(reply: &Reply) -> Result<Self, Error> {
        let quota = reply.section("quota");
        Ok(Self {
            daily_limit: number(&quota, "daily_limit"),
            used: number(&quota, "used"),
            remain: number(&quota, "remain"),
            rate_limit: rate_limit(reply.fields(), "rate_limit"),
            component_rate_limit: rate_limit(reply.fields(), "component_rate_limit"),
        })
    }
}

fn rate_limit(fields: &Map<String, Value>, key: &str) -> Option<RateLimit> {
    let limit = fields.get(key)?.as_object()?;
    Some(RateLimit {
        call_count: number(limit, "call_count")?,
        refresh_second: number(limit, "refresh_second")?,
    })
}
