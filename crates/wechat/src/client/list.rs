use secrecy::SecretString;
use serde_json::{Map, Value, json};

use super::{
    Client, Unknown,
    answer::Read,
    call::{Call, Input, Token},
    reply::{Reply, number, secret, text},
};
use crate::Error;

/// The most entries that one call asks for; more is refused with 40170 (docs/wechat.md §3.7).
pub const AUTHORIZER_LIST_MAX: u32 = 500;

/// A page of the accounts that have granted something.
#[derive(Clone, Debug)]
pub struct AuthorizerListPage {
    /// How many accounts there are in all, as of this answer: it may be another with the next page.
    pub total_count: i64,
    /// The accounts of this page, in WeChat's order. Entries without an AppID are left out.
    pub list: Vec<ListedAuthorizer>,
    /// What the answer says beside this.
    pub other: Unknown,
}

/// An account in that list.
#[derive(Clone, Debug)]
pub struct ListedAuthorizer {
    /// The account.
    pub authorizer_appid: String,
    /// Its refresh token; none when the code of its grant was never exchanged.
    pub refresh_token: Option<SecretString>,
    /// When it granted, in Unix seconds.
    pub auth_time: Option<i64>,
    /// What the entry says beside this.
    pub other: Unknown,
}

impl Client {
    /// `api_get_authorizer_list`: the accounts that have granted something, from `offset` on, at most `count` of them
    /// (docs/wechat.md §3.7). The total may shift from page to page: who reads all tells accounts apart by their AppID.
    ///
    /// # Errors
    /// [`Error`]; 40170 when `count` is over [`AUTHORIZER_LIST_MAX`].
    pub async fn authorizer_list(
        &self,
        component_appid: &str,
        token: &SecretString,
        offset: i64,
        count: u32,
    ) -> Result<AuthorizerListPage, Error> {
        self.ask(Call {
            path: "/cgi-bin/component/api_get_authorizer_list",
            authorizer_appid: None,
            token: Some(Token::Component(token)),
            input: Input::Json(
                json!({ "component_appid": component_appid, "offset": offset, "count": count }),
            ),
            secrets: &[],
        })
        .await
    }
}

impl Read for AuthorizerListPage {
    const OPERATION: &'static str = "api_get_authorizer_list";

    fn read(reply: &Reply) -> Result<Self, Error> {
        let fields = reply.fields();
        let list = fields
            .get("list")
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        Ok(Self {
            total_count: number(fields, "total_count")
                .ok_or_else(|| reply.missing("total_count is missing"))?,
            list: list
                .iter()
                .filter_map(Value::as_object)
                .filter_map(listed)
                .collect(),
            other: reply.beside(&["total_count", "list"]),
        })
    }
}

fn listed(entry: &Map<String, Value>) -> Option<ListedAuthorizer> {
    Some(ListedAuthorizer {
        authorizer_appid: text(entry, "authorizer_appid")?,
        refresh_token: secret(entry, "refresh_token")
            .or_else(|| secret(entry, "authorizer_refresh_token")),
        auth_time: number(entry, "auth_time"),
        other: Unknown::beside(
            entry,
            &[
                "authorizer_appid",
                "refresh_token",
                "authorizer_refresh_token",
                "auth_time",
            ],
        ),
    })
}
