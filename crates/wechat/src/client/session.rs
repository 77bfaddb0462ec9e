use secrecy::{ExposeSecret as _, SecretString};

use super::{
    Client, Unknown,
    answer::Read,
    call::{Call, Input, Token},
    reply::{Reply, secret, text},
};
use crate::Error;

/// Who has logged in to a mini program.
#[derive(Clone, Debug)]
pub struct MiniProgramSession {
    /// The person, as this mini program knows them.
    pub openid: String,
    /// Opens and verifies what the mini program gets from WeChat. It stays on the server.
    pub session_key: SecretString,
    /// The person, as all accounts of one Open Platform account know them; only where there is such an account.
    pub unionid: Option<String>,
    /// What the answer says beside this.
    pub other: Unknown,
}

impl Client {
    /// `sns/component/jscode2session`: who has logged in to a mini program that has granted the platform something, for the
    /// code that `wx.login` gave (docs/wechat.md §3.11). A code works once.
    ///
    /// # Errors
    /// [`Error`]; notably 40029 (code) and 61003 (not granted).
    pub async fn mini_program_session(
        &self,
        component_appid: &str,
        token: &SecretString,
        authorizer_appid: &str,
        js_code: &SecretString,
    ) -> Result<MiniProgramSession, Error> {
        self.ask(Call {
            path: "/sns/component/jscode2session",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Component(token)),
            input: Input::Query(&[
                ("appid", authorizer_appid),
                ("js_code", js_code.expose_secret()),
                ("grant_type", "authorization_code"),
                ("component_appid", component_appid),
            ]),
            secrets: &[js_code],
        })
        .await
    }
}

impl Read for MiniProgramSession {
    const OPERATION: &'static str = "sns/component/jscode2session";

    fn read(reply: &Reply) -> Result<Self, Error> {
        let fields = reply.fields();
        Ok(Self {
            openid: text(fields, "openid").ok_or_else(|| reply.missing("openid is missing"))?,
            session_key: secret(fields, "session_key")
                .ok_or_else(|| reply.missing("session_key is missing"))?,
            unionid: text(fields, "unionid"),
            other: reply.beside(&["openid", "session_key", "unionid"]),
        })
    }
}
