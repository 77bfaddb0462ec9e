use secrecy::{ExposeSecret as _, SecretString};
use serde_json::json;

use super::{
    Authorization, AuthorizerInfo, AuthorizerToken, Client,
    answer::Read,
    call::{Call, Input, Token},
    granted::granted_sets,
    reply::{Reply, func_info, number, secret, text},
};
use crate::Error;

impl Client {
    /// `api_query_auth`: exchanges an authorization code, once (docs/wechat.md §3.4).
    ///
    /// # Errors
    /// [`Error`]; notably 61009 (used, or not this platform's) and 61010 (expired).
    pub async fn query_auth(
        &self,
        component_appid: &str,
        token: &SecretString,
        authorization_code: &SecretString,
    ) -> Result<Authorization, Error> {
        let body = json!({
            "component_appid": component_appid,
            "authorization_code": authorization_code.expose_secret(),
        });
        let secrets = [authorization_code];
        let call = Call {
            path: "/cgi-bin/component/api_query_auth",
            authorizer_appid: None,
            token: Some(Token::Component(token)),
            input: Input::Json(body),
            secrets: &secrets,
        };
        self.ask(call).await
    }

    /// `api_authorizer_token`: a new token for an account (docs/wechat.md §3.5).
    ///
    /// # Errors
    /// [`Error`]; notably 61003 (not granted any more) and 61023 (refresh token not valid).
    pub async fn authorizer_token(
        &self,
        component_appid: &str,
        token: &SecretString,
        authorizer_appid: &str,
        refresh_token: &SecretString,
    ) -> Result<AuthorizerToken, Error> {
        let body = json!({
            "component_appid": component_appid,
            "authorizer_appid": authorizer_appid,
            "authorizer_refresh_token": refresh_token.expose_secret(),
        });
        let secrets = [refresh_token];
        let call = Call {
            path: "/cgi-bin/component/api_authorizer_token",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Component(token)),
            input: Input::Json(body),
            secrets: &secrets,
        };
        self.ask(call).await
    }

    /// `api_get_authorizer_info`: an account's profile and its granted sets (docs/wechat.md §3.6).
    ///
    /// # Errors
    /// [`Error`]; notably 61003 (not granted any more).
    pub async fn authorizer_info(
        &self,
        component_appid: &str,
        token: &SecretString,
        authorizer_appid: &str,
    ) -> Result<AuthorizerInfo, Error> {
        let body =
            json!({ "component_appid": component_appid, "authorizer_appid": authorizer_appid });
        let call = Call {
            path: "/cgi-bin/component/api_get_authorizer_info",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Component(token)),
            input: Input::Json(body),
            secrets: &[],
        };
        let mut info: AuthorizerInfo = self.ask(call).await?;
        if info.authorizer_appid.is_empty() {
            info.authorizer_appid = authorizer_appid.to_owned();
        }
        Ok(info)
    }
}

impl Read for Authorization {
    const OPERATION: &'static str = "api_query_auth";

    fn read(reply: &Reply) -> Result<Self, Error> {
        let grant = reply.section("authorization_info");
        Ok(Self {
            authorizer_appid: text(&grant, "authorizer_appid")
                .ok_or_else(|| reply.missing("authorizer_appid is missing"))?,
            access_token: secret(&grant, "authorizer_access_token"),
            expires_in_s: number(&grant, "expires_in"),
            refresh_token: secret(&grant, "authorizer_refresh_token"),
            func_info: func_info(&grant),
            sets: granted_sets(&grant),
            other: reply.beside(&[
                "authorization_info.authorizer_appid",
                "authorization_info.authorizer_access_token",
                "authorization_info.expires_in",
                "authorization_info.authorizer_refresh_token",
                "authorization_info.func_info",
            ]),
        })
    }
}

impl Read for AuthorizerToken {
    const OPERATION: &'static str = "api_authorizer_token";

    fn read(reply: &Reply) -> Result<Self, Error> {
        let fields = reply.fields();
        Ok(Self {
            access_token: secret(fields, "authorizer_access_token")
                .ok_or_else(|| reply.missing("authorizer_access_token is missing"))?,
            expires_in_s: number(fields, "expires_in")
                .ok_or_else(|| reply.missing("expires_in is missing"))?,
            refresh_token: secret(fields, "authorizer_refresh_token"),
        })
    }
}
