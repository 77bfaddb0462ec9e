use secrecy::SecretString;
use serde_json::json;

use super::{
    Client,
    call::{Call, Input, Token},
};
use crate::Error;

/// What a platform says to a set that waits for its word: `confirm_value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confirmation {
    /// 1: it takes the set.
    Confirm,
    /// 2: it takes that back.
    Withdraw,
}

impl Confirmation {
    /// The number that is sent.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Confirm => 1,
            Self::Withdraw => 2,
        }
    }
}

impl Client {
    /// `api_confirm_authorization`: confirms a set of an account, or takes that back. Part of an old flow in which the
    /// platform had to accept some sets (docs/wechat.md §3.11); today's grants need none of it.
    ///
    /// The set is sent as `funcscope_category_id`: that is how WeChat's authorization page spells it, how `func_info`
    /// spells `funcscope_category`, and what most SDKs send (WeChatDeveloper among them). Senparc's sends
    /// `funscope_category_id`, without the `c`, which is taken for a slip.
    ///
    /// # Errors
    /// [`Error`]; notably 61017 (not granted), 61018 (confirmed already), 61019 (needs none) and 61021 (cannot be).
    pub async fn confirm_authorization(
        &self,
        component_appid: &str,
        token: &SecretString,
        authorizer_appid: &str,
        category_id: i64,
        confirmation: Confirmation,
    ) -> Result<(), Error> {
        self.call(Call {
            path: "/cgi-bin/component/api_confirm_authorization",
            authorizer_appid: Some(authorizer_appid),
            token: Some(Token::Component(token)),
            input: Input::Json(json!({
                "component_appid": component_appid,
                "authorizer_appid": authorizer_appid,
                "funcscope_category_id": category_id,
                "confirm_value": confirmation.number(),
            })),
            secrets: &[],
        })
        .await
        .map(drop)
    }
}
