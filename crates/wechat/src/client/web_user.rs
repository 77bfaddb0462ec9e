use secrecy::{ExposeSecret as _, SecretString};

use super::{
    Client, Unknown,
    answer::Read,
    call::{Call, Input, Token},
    reply::{Reply, number, secret, text},
};
use crate::Error;

/// What somebody let an account know of them on a web page, and the token that asks for it. It is a person's token, another
/// than the account's.
#[derive(Clone, Debug)]
pub struct WebUserToken {
    /// The person, as the account knows them.
    pub openid: String,
    /// The person's token.
    pub access_token: SecretString,
    /// Seconds that it lives; 7200 in the documentation.
    pub expires_in_s: Option<i64>,
    /// Yields another one for thirty days.
    pub refresh_token: Option<SecretString>,
    /// What was consented to: `snsapi_base`, `snsapi_userinfo`.
    pub scopes: Vec<String>,
    /// The person, as all accounts of one Open Platform account know them; only where there is such an account.
    pub unionid: Option<String>,
    /// What the answer says beside this.
    pub other: Unknown,
}

impl Client {
    /// `sns/oauth2/component/access_token`: exchanges the code with which [`crate::web_login_link`] came back
    /// (docs/wechat.md §3.11). A code works once, for five minutes.
    ///
    /// # Errors
    /// [`Error`]; notably 40029 (code) and 61003 (not granted).
    pub async fn web_user_token(
        &self,
        component_appid: &str,
        token: &SecretString,
        authorizer_appid: &str,
        code: &SecretString,
    ) -> Result<WebUserToken, Error> {
        self.ask(Call {
            path: "/sns/oauth2/component/access_token",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Component(token)),
            input: Input::Query(&[
                ("appid", authorizer_appid),
                ("code", code.expose_secret()),
                ("grant_type", "authorization_code"),
                ("component_appid", component_appid),
            ]),
            secrets: &[code],
        })
        .await
    }

    /// `sns/oauth2/component/refresh_token`: the person's next token (docs/wechat.md §3.11).
    ///
    /// # Errors
    /// [`Error`]; notably 42002 (the refresh token has expired).
    pub async fn refresh_web_user_token(
        &self,
        component_appid: &str,
        token: &SecretString,
        authorizer_appid: &str,
        refresh_token: &SecretString,
    ) -> Result<WebUserToken, Error> {
        self.ask(Call {
            path: "/sns/oauth2/component/refresh_token",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Component(token)),
            input: Input::Query(&[
                ("appid", authorizer_appid),
                ("grant_type", "refresh_token"),
                ("component_appid", component_appid),
                ("refresh_token", refresh_token.expose_secret()),
            ]),
            secrets: &[refresh_token],
        })
        .await
    }
}

impl Read for WebUserToken {
    const OPERATION: &'static str = "sns/oauth2/component/access_token";

    fn read(reply: &Reply) -> Result<Self, Error> {
        let fields = reply.fields();
        let scopes = text(fields, "scope").unwrap_or_default();
        Ok(Self {
            openid: text(fields, "openid").ok_or_else(|| reply.missing("openid is missing"))?,
            access_token: secret(fields, "access_token")
                .ok_or_else(|| reply.missing("access_token is missing"))?,
            expires_in_s: number(fields, "expires_in"),
            refresh_token: secret(fields, "refresh_token"),
            scopes: scopes
                .split(',')
                .map(str::trim)
                .filter(|scope| !scope.is_empty())
                .map(str::to_owned)
                .collect(),
            unionid: text(fields, "unionid"),
            other: reply.beside(&[
                "openid",
                "access_token",
                "expires_in",
                "refresh_token",
                "scope",
                "unionid",
            ]),
        })
    }
}
