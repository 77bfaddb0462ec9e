use domain::{
    attempt::{AttemptState, Failure, PressForm, Via},
    ids::{AttemptId, LinkId, PlatformId},
    time::Timestamp,
};
use secrecy::SecretString;

use crate::{AuthorizerName, CustomerName};

/// One press of a link's button.
#[derive(Debug, Clone)]
pub struct AttemptRow {
    /// Which attempt.
    pub id: AttemptId,
    /// Of which platform.
    pub platform_id: PlatformId,
    /// Of which link.
    pub link_id: LinkId,
    /// Where it stands.
    pub state: AttemptState,
    /// Which of WeChat's pages the customer was sent to.
    pub form: PressForm,
    /// From which address the button was pressed.
    pub ip: Option<String>,
    /// When the button was pressed.
    pub pressed_at: Timestamp,
    /// When the pre_auth_code dies.
    pub pre_auth_expires_at: Timestamp,
    /// The authorization code: there from its return until the attempt ends.
    pub auth_code: Option<SecretString>,
    /// When the authorization code dies.
    pub code_expires_at: Option<Timestamp>,
    /// When the authorization code came.
    pub returned_at: Option<Timestamp>,
    /// How it came.
    pub via: Option<Via>,
    /// CreateTime of the push that brought it, in seconds since 1970; none when the browser did.
    pub event_time: Option<i64>,
    /// The AppID of the account that granted, by the push that brought the code; a callback tells none.
    pub told_appid: Option<String>,
    /// How often its exchange was begun.
    pub tries: i64,
    /// When the exchange is tried again, at the earliest.
    pub next_try_at: Option<Timestamp>,
    /// Why it failed, or why the last try did.
    pub failure: Option<Failure>,
    /// When it was settled or given up.
    pub ended_at: Option<Timestamp>,
    /// The grant came from another account than was meant.
    pub wrong_account: bool,
    /// The account that granted.
    pub authorizer: Option<AuthorizerName>,
}

/// By which link an attempt was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptOrigin {
    /// Which attempt.
    pub attempt: AttemptId,
    /// By which link.
    pub link: LinkId,
    /// For whom that link is.
    pub customer: CustomerName,
    /// The account that it pins.
    pub biz_appid: Option<String>,
}

/// A press to record.
#[derive(Debug, Clone)]
pub struct NewAttempt {
    /// The new attempt's id.
    pub id: AttemptId,
    /// Of which link of the same platform.
    pub link_id: LinkId,
    /// The secret in the callback's path; only its HMAC is stored.
    pub state: SecretString,
    /// What WeChat minted for it.
    pub pre_auth_code: SecretString,
    /// When that dies.
    pub pre_auth_expires_at: Timestamp,
    /// Which of WeChat's pages the customer is sent to.
    pub form: PressForm,
    /// From which address the button was pressed.
    pub ip: Option<String>,
    /// Now.
    pub pressed_at: Timestamp,
}

/// Presses of a link that led nowhere, all for the same reason and one soon after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedPressRow {
    /// Under which id: there is no attempt with it.
    pub id: AttemptId,
    /// From which kind of browser the button was pressed last.
    pub form: PressForm,
    /// When it was pressed first.
    pub first_at: Timestamp,
    /// And last.
    pub last_at: Timestamp,
    /// How often.
    pub times: i64,
    /// Why no code was to be had, the last time.
    pub failure: Failure,
}

/// A press to record that led nowhere.
#[derive(Debug, Clone)]
pub struct NewFailedPress {
    /// The id that it gets, unless it counts with another.
    pub id: AttemptId,
    /// Of which link of the same platform.
    pub link_id: LinkId,
    /// From which kind of browser the button was pressed.
    pub form: PressForm,
    /// Why no code was to be had.
    pub failure: Failure,
    /// Now.
    pub pressed_at: Timestamp,
}

/// An authorization code that came back.
#[derive(Debug, Clone)]
pub struct ReturnedCode {
    /// The code.
    pub code: SecretString,
    /// When it dies.
    pub expires_at: Timestamp,
    /// How it came.
    pub via: Via,
    /// CreateTime of the push that brought it, in seconds since 1970.
    pub event_time: Option<i64>,
    /// The AppID of the account that granted, where a push says so.
    pub told_appid: Option<String>,
    /// Now.
    pub returned_at: Timestamp,
}
