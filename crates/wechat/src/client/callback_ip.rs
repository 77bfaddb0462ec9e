use secrecy::SecretString;
use serde_json::Value;

use super::{
    Client,
    answer::Read,
    call::{Call, Input, Token},
    reply::Reply,
};
use crate::Error;

/// Addresses and ranges, as they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallbackAddresses(pub Vec<String>);

impl Client {
    /// `getcallbackip`: where WeChat's pushes come from, for firewalls; they change, so it is asked for daily
    /// (docs/wechat.md §3.11). Addresses and ranges (`101.226.103.0/25`), as they came. The token is the platform's or an
    /// account's.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn callback_addresses(&self, token: &SecretString) -> Result<Vec<String>, Error> {
        let CallbackAddresses(addresses) = self
            .ask(Call {
                path: "/cgi-bin/getcallbackip",
                authorizer_appid: None,
                token: Some(Token::Plain(token)),
                input: Input::Query(&[]),
                secrets: &[],
            })
            .await?;
        Ok(addresses)
    }
}

impl Read for CallbackAddresses {
    const OPERATION: &'static str = "getcallbackip";

    fn read(reply: &Reply) -> Result<Self, Error> {
        let list = reply.fields().get("ip_list").and_then(Value::as_array);
        let list = list.ok_or_else(|| reply.missing("ip_list is missing"))?;
        let texts = list.iter().filter_map(Value::as_str).map(str::trim);
        Ok(Self(
            texts
                .filter(|address| !address.is_empty())
                .map(str::to_owned)
                .collect(),
        ))
    }
}
