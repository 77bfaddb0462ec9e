use secrecy::SecretString;
use serde_json::Value;

use super::{
    Client,
    call::{Call, Input, Token},
    reply::Reply,
};
use crate::Error;

impl Client {
    /// `getcallbackip`: where WeChat's pushes come from, for firewalls; they change, so it is asked for daily
    /// (docs/wechat.md §3.11). Addresses and ranges (`101.226.103.0/25`), as they came. The token is the platform's or an
    /// account's.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn callback_addresses(&self, token: &SecretString) -> Result<Vec<String>, Error> {
        let reply = self
            .call(Call {
                path: "/cgi-bin/getcallbackip",
                authorizer_appid: None,
                token: Some(Token::Plain(token)),
                input: Input::Query(&[]),
                secrets: &[],
            })
            .await?;
        addresses(&reply)
    }
}

fn addresses(reply: &Reply) -> Result<Vec<String>, Error> {
    let list = reply.fields().get("ip_list").and_then(Value::as_array);
    let list = list.ok_or_else(|| reply.missing("ip_list is missing"))?;
    Ok(list
        .iter()
        .filter_map(Value::as_str)
        .map(|address| address.trim().to_owned())
        .filter(|address| !address.is_empty())
        .collect())
}
