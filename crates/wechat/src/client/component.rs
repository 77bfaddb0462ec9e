use secrecy::{ExposeSecret as _, SecretString};
use serde_json::json;

use super::{
    Client, ComponentToken, PreAuthCode, PushTicketState,
    answer::Read,
    call::{Call, Input, Token},
    reply::{Reply, number, secret},
};
use crate::Error;

/// The one API whose credential is not a token.
pub(crate) const COMPONENT_TOKEN: &str = "api_component_token";

/// WeChat's shortest sample (docs/wechat.md §3.3).
const PRE_AUTH_CODE_LIFE_S: i64 = 600;

impl Client {
    /// `api_component_token`: the platform's token for its newest ticket (docs/wechat.md §3.2).
    ///
    /// A new token makes the old one void within five minutes: never call this without need.
    ///
    /// # Errors
    /// [`Error`]; notably 61005 and 61006 for the ticket, 61004 for our address, 40125 for the secret.
    pub async fn component_token(
        &self,
        component_appid: &str,
        appsecret: &SecretString,
        ticket: &SecretString,
    ) -> Result<ComponentToken, Error> {
        let body = json!({
            "component_appid": component_appid,
            "component_appsecret": appsecret.expose_secret(),
            "component_verify_ticket": ticket.expose_secret(),
        });
        let secrets = [appsecret, ticket];
        self.ask(Call {
            path: "/cgi-bin/component/api_component_token",
            authorizer_appid: None,
            token: None,
            input: Input::Json(body),
            secrets: &secrets,
        })
        .await
    }

    /// `api_start_push_ticket`: has WeChat push tickets again (docs/wechat.md §3.1). Needs no token.
    ///
    /// # Errors
    /// [`Error`]; notably 40013 (AppID) and 40125 (secret).
    pub async fn start_push_ticket(
        &self,
        component_appid: &str,
        appsecret: &SecretString,
    ) -> Result<PushTicketState, Error> {
        // The one API that calls it so: component_secret.
        let body = json!({
            "component_appid": component_appid,
            "component_secret": appsecret.expose_secret(),
        });
        let secrets = [appsecret];
        let call = Call {
            path: "/cgi-bin/component/api_start_push_ticket",
            authorizer_appid: None,
            token: None,
            input: Input::Json(body),
            secrets: &secrets,
        };
        self.ask(call).await
    }

    /// `api_create_preauthcode`: a code for one authorization attempt (docs/wechat.md §3.3).
    ///
    /// # Errors
    /// [`Error`].
    pub async fn create_pre_auth_code(
        &self,
        component_appid: &str,
        token: &SecretString,
    ) -> Result<PreAuthCode, Error> {
        let body = json!({ "component_appid": component_appid });
        let call = Call {
            path: "/cgi-bin/component/api_create_preauthcode",
            authorizer_appid: None,
            token: Some(Token::Component(token)),
            input: Input::Json(body),
            secrets: &[],
        };
        self.ask(call).await
    }
}

impl Read for ComponentToken {
    const OPERATION: &'static str = COMPONENT_TOKEN;

    fn read(reply: &Reply) -> Result<Self, Error> {
        let fields = reply.fields();
        Ok(Self {
            token: secret(fields, "component_access_token")
                .ok_or_else(|| reply.missing("component_access_token is missing"))?,
            expires_in_s: number(fields, "expires_in")
                .ok_or_else(|| reply.missing("expires_in is missing"))?,
        })
    }
}

impl Read for PushTicketState {
    const OPERATION: &'static str = "api_start_push_ticket";

    fn read(reply: &Reply) -> Result<Self, Error> {
        Ok(match reply.errmsg().contains("normal state") {
            true => Self::WasRunning,
            false => Self::Restarted,
        })
    }
}

impl Read for PreAuthCode {
    const OPERATION: &'static str = "api_create_preauthcode";

    fn read(reply: &Reply) -> Result<Self, Error> {
        Ok(Self {
            code: secret(reply.fields(), "pre_auth_code")
                .ok_or_else(|| reply.missing("pre_auth_code is missing"))?,
            expires_in_s: number(reply.fields(), "expires_in").unwrap_or(PRE_AUTH_CODE_LIFE_S),
        })
    }
}
