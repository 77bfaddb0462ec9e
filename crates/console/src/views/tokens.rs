use domain::{ids::AuthorizerId, list::Page, time::Timestamp};
use serde::{Deserialize, Serialize};

use crate::{FailureView, PauseView, TokenView};

/// How it stands with the tokens of a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenList {
    /// The platform's own.
    pub component: TokenView,
    /// When that came.
    pub component_at: Option<Timestamp>,
    /// When it is renewed by itself; nothing while there is no token and none failed to come.
    pub component_renew_at: Option<Timestamp>,
    /// Whether there is a ticket that WeChat takes: without one there is no renewal.
    pub has_ticket: bool,
    /// Another system seems to renew the platform's tokens.
    pub rival: Option<RivalView>,
    /// Nothing is renewed just now: the calls that it needs are used up.
    pub pauses: Vec<PauseView>,
    /// No account is renewed before then: what failed for one would fail for every other.
    pub rests_until: Option<Timestamp>,
    /// A page of the accounts'.
    pub page: Page<AccountToken>,
}

/// WeChat voids tokens that should live and were not renewed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RivalView {
    /// Since when.
    pub since: Timestamp,
    /// The last time.
    pub last_at: Timestamp,
    /// How often.
    pub times: i64,
    /// The API that was called the last time.
    pub api: String,
    /// What WeChat answered.
    pub errcode: Option<i64>,
    /// Its request id.
    pub rid: Option<String>,
    /// When the token had been renewed here for the last time.
    pub renewed_at: Option<Timestamp>,
}

/// An account's token without the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountToken {
    /// The account.
    pub id: AuthorizerId,
    /// Its AppID.
    pub appid: String,
    /// Its name; empty when WeChat has not told it.
    pub name: String,
    /// Whether there is a refresh token: without one the customer has to grant again.
    pub renewable: bool,
    /// When the token came.
    pub at: Option<Timestamp>,
    /// When it expires.
    pub expires_at: Option<Timestamp>,
    /// When it is renewed next.
    pub renew_at: Timestamp,
    /// Why the last renewal failed, when it did.
    pub failure: Option<FailureView>,
    /// When that was.
    pub failed_at: Option<Timestamp>,
    /// How many renewals failed in a row.
    pub failed_tries: i64,
    /// When staff asked for a renewal for the last time.
    pub asked_at: Option<Timestamp>,
}
