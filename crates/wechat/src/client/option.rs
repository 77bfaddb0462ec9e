use secrecy::SecretString;
use serde_json::json;

use super::{
    Client,
    answer::Read,
    call::{Call, Input, Token},
    reply::{Reply, text_or_number},
};
use crate::Error;

/// What of an account a platform may switch (docs/wechat.md §3.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuthorizerOption {
    /// Whether WeChat reports where a follower is: 0 never, 1 when a chat begins, 2 every five seconds.
    LocationReport,
    /// Whether voice messages come with their text: 0 or 1.
    VoiceRecognize,
    /// Whether several people answer customers: 0 or 1.
    CustomerService,
}

/// The value of an option, as either generation of the API answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionValue(pub String);

impl AuthorizerOption {
    /// All of them.
    pub const ALL: [Self; 3] = [
        Self::LocationReport,
        Self::VoiceRecognize,
        Self::CustomerService,
    ];

    /// WeChat's name for it: `option_name`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LocationReport => "location_report",
            Self::VoiceRecognize => "voice_recognize",
            Self::CustomerService => "customer_service",
        }
    }
}

impl Client {
    /// `api_get_authorizer_option`: the value of an option, asked for with the platform's token (the older API).
    ///
    /// # Errors
    /// [`Error`]; notably 61012 (name) and 48001 or 61007 (the set it needs is missing).
    pub async fn get_option_as_component(
        &self,
        component_appid: &str,
        token: &SecretString,
        authorizer_appid: &str,
        option: AuthorizerOption,
    ) -> Result<String, Error> {
        self.option_value(Call {
            path: "/cgi-bin/component/api_get_authorizer_option",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Component(token)),
            input: Input::Json(json!({
                "component_appid": component_appid,
                "authorizer_appid": authorizer_appid,
                "option_name": option.name(),
            })),
            secrets: &[],
        })
        .await
    }

    /// `api_set_authorizer_option`: sets an option with the platform's token (the older API).
    ///
    /// # Errors
    /// [`Error`]; notably 61013 (value) and 61025 (read-only).
    pub async fn set_option_as_component(
        &self,
        component_appid: &str,
        token: &SecretString,
        authorizer_appid: &str,
        option: AuthorizerOption,
        value: &str,
    ) -> Result<(), Error> {
        self.call(Call {
            path: "/cgi-bin/component/api_set_authorizer_option",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Component(token)),
            input: Input::Json(json!({
                "component_appid": component_appid,
                "authorizer_appid": authorizer_appid,
                "option_name": option.name(),
                "option_value": value,
            })),
            secrets: &[],
        })
        .await
        .map(drop)
    }

    /// `get_authorizer_option`: the value of an option, asked for with the account's own token, which alone says whose
    /// option it is (the newer API).
    ///
    /// # Errors
    /// As [`Self::get_option_as_component`].
    pub async fn get_option(
        &self,
        authorizer_token: &SecretString,
        authorizer_appid: &str,
        option: AuthorizerOption,
    ) -> Result<String, Error> {
        self.option_value(Call {
            path: "/cgi-bin/component/get_authorizer_option",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Plain(authorizer_token)),
            input: Input::Json(json!({ "option_name": option.name() })),
            secrets: &[],
        })
        .await
    }

    /// `set_authorizer_option`: sets an option with the account's own token (the newer API).
    ///
    /// # Errors
    /// As [`Self::set_option_as_component`].
    pub async fn set_option(
        &self,
        authorizer_token: &SecretString,
        authorizer_appid: &str,
        option: AuthorizerOption,
        value: &str,
    ) -> Result<(), Error> {
        self.call(Call {
            path: "/cgi-bin/component/set_authorizer_option",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Plain(authorizer_token)),
            input: Input::Json(json!({ "option_name": option.name(), "option_value": value })),
            secrets: &[],
        })
        .await
        .map(drop)
    }

    async fn option_value(&self, call: Call<'_>) -> Result<String, Error> {
        let OptionValue(value) = self.ask(call).await?;
        Ok(value)
    }
}

impl Read for OptionValue {
    const OPERATION: &'static str = "get_authorizer_option";

    fn read(reply: &Reply) -> Result<Self, Error> {
        text_or_number(reply.fields(), "option_value")
            .map(Self)
            .ok_or_else(|| reply.missing("option_value is missing"))
    }
}
