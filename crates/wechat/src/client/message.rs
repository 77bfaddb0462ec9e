use secrecy::SecretString;
use serde_json::json;

use super::{
    Client,
    call::{Call, Input, Token},
};
use crate::Error;

impl Client {
    /// `message/custom/send`: a customer-service text from an account to somebody who wrote to it
    /// (docs/wechat.md §6: the release check asks for one).
    ///
    /// # Errors
    /// [`Error`].
    pub async fn send_text(
        &self,
        authorizer_token: &SecretString,
        authorizer_appid: &str,
        openid: &str,
        text: &str,
    ) -> Result<(), Error> {
        self.call(Call {
            path: "/cgi-bin/message/custom/send",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Plain(authorizer_token)),
            input: Input::Json(
                json!({ "touser": openid, "msgtype": "text", "text": { "content": text } }),
            ),
            secrets: &[],
        })
        .await
        .map(drop)
    }
}
