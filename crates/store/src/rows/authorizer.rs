use domain::{
    account::AccountKind,
    attempt::Failure,
    authorizer::{AccountStatus, GrantStatus, Standing},
    ids::{AttemptId, AuthorizerId, CustomerId},
    sets::SetIds,
    time::Timestamp,
};
use secrecy::SecretString;

use crate::CustomerName;

/// An authorizer as other rows name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorizerName {
    /// Which authorizer.
    pub id: AuthorizerId,
    /// Its AppID.
    pub appid: String,
    /// nick_name; empty while WeChat has not told it.
    pub name: String,
}

/// An authorizer, without its tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorizerRow {
    /// Which authorizer.
    pub id: AuthorizerId,
    /// Its AppID.
    pub appid: String,
    /// The customer it belongs to.
    pub customer: Option<CustomerName>,
    /// Whether its grant is in force.
    pub status: GrantStatus,
    /// Whose it is, as far as we know.
    pub standing: Standing,
    /// What kind of account; none while WeChat has not told it.
    pub kind: Option<AccountKind>,
    /// nick_name; empty while WeChat has not told it.
    pub name: String,
    /// Its avatar's address.
    pub head_img: Option<String>,
    /// user_name 原始ID.
    pub original_id: String,
    /// alias 微信号.
    pub alias: String,
    /// principal_name 主体.
    pub principal: String,
    /// verify_type_info.id.
    pub verify_type: Option<i64>,
    /// service_type_info.id.
    pub service_type: Option<i64>,
    /// account_status.
    pub account_status: Option<AccountStatus>,
    /// The address of its own QR code.
    pub qrcode_url: Option<String>,
    /// The sets granted, unknown ids included.
    pub granted: SetIds,
    /// The sets expected of it.
    pub expected: SetIds,
    /// How many expected sets are lacking: open conflicts.
    pub lacking: i64,
    /// How many of those are exclusive.
    pub lacking_exclusive: i64,
    /// When the newest grant was made.
    pub granted_at: Timestamp,
    /// CreateTime of the newest grant's push, in seconds since 1970; without a push, when we heard of it.
    pub grant_event_time: i64,
    /// When the grant was revoked.
    pub unauthorized_at: Option<Timestamp>,
    /// When WeChat was first found not to know the grant any more, while it does not.
    pub suspected_at: Option<Timestamp>,
    /// When its profile was last read to compare it with the book.
    pub looked_at: Option<Timestamp>,
    /// A refresh token is there.
    pub renewable: bool,
    /// When the authorizer_access_token expires.
    pub access_expires_at: Option<Timestamp>,
    /// Why the last renewal of the token failed, when it did.
    pub failure: Option<Failure>,
    /// When that was.
    pub failed_at: Option<Timestamp>,
    /// The attempt by which a grant came that was meant for another account.
    pub set_aside_attempt_id: Option<AttemptId>,
    /// When it was first heard of.
    pub created_at: Timestamp,
    /// When anything of this last changed.
    pub updated_at: Timestamp,
    /// What staff noted.
    pub note: String,
    /// How often the note was changed.
    pub note_version: i64,
    /// How often customer and standing were decided.
    pub standing_version: i64,
}

/// An authorizer to enter into the book. It begins authorized, without a profile and without tokens.
#[derive(Debug, Clone)]
pub struct NewAuthorizer {
    /// The new authorizer's id.
    pub id: AuthorizerId,
    /// Its AppID.
    pub appid: String,
    /// The customer it belongs to.
    pub customer_id: Option<CustomerId>,
    /// Whose it is.
    pub standing: Standing,
    /// The sets granted.
    pub granted: SetIds,
    /// The sets expected of it.
    pub expected: SetIds,
    /// When the grant was made.
    pub granted_at: Timestamp,
    /// CreateTime of the grant's push, in seconds since 1970; without a push, when we heard of it.
    pub grant_event_time: i64,
    /// The attempt by which the grant came, when another account was meant.
    pub set_aside_attempt_id: Option<AttemptId>,
    /// Now.
    pub created_at: Timestamp,
}

/// A grant of an account that is in the book already: it is in force (again).
#[derive(Debug, Clone)]
pub struct GrantUpdate {
    /// The sets granted.
    pub granted: SetIds,
    /// The sets expected of it.
    pub expected: SetIds,
    /// When the grant was made.
    pub granted_at: Timestamp,
    /// CreateTime of the grant's push, in seconds since 1970; the newest one counts.
    pub grant_event_time: i64,
    /// Now.
    pub updated_at: Timestamp,
}

/// What WeChat told of an account. What it did not tell (`None`) leaves the stored value alone.
#[derive(Debug, Clone, Default)]
pub struct ProfileUpdate {
    /// What kind of account.
    pub kind: Option<AccountKind>,
    /// nick_name.
    pub name: Option<String>,
    /// Its avatar's address.
    pub head_img: Option<String>,
    /// user_name 原始ID.
    pub original_id: Option<String>,
    /// alias 微信号.
    pub alias: Option<String>,
    /// principal_name 主体.
    pub principal: Option<String>,
    /// verify_type_info.id.
    pub verify_type: Option<i64>,
    /// service_type_info.id.
    pub service_type: Option<i64>,
    /// account_status, WeChat's number.
    pub account_status: Option<i64>,
    /// The address of its own QR code.
    pub qrcode_url: Option<String>,
    /// The sets expected of it: they follow from its kind.
    pub expected: Option<SetIds>,
}

/// An authorizer's tokens.
#[derive(Debug, Clone)]
pub struct AuthorizerTokens {
    /// authorizer_refresh_token.
    pub refresh: Option<SecretString>,
    /// authorizer_access_token.
    pub access: Option<SecretString>,
    /// When the access token expires.
    pub access_expires_at: Option<Timestamp>,
    /// When it came.
    pub access_at: Option<Timestamp>,
    /// The account's AppID.
    pub appid: String,
    /// The account's name; empty when WeChat has not told it.
    pub name: String,
    /// Why the last renewal failed, when it did.
    pub failure: Option<Failure>,
    /// How many renewals failed since the last that did not.
    pub failed_tries: i64,
}

/// An account whose token the caller may renew: it holds the lease.
#[derive(Debug, Clone)]
pub struct ClaimedRenewal {
    /// Which.
    pub id: AuthorizerId,
    /// Proves the lease.
    pub fence: i64,
    /// Its tokens, as they were when the lease was won.
    pub tokens: AuthorizerTokens,
}

/// Tokens that WeChat gave. What it did not give leaves the stored value alone.
#[derive(Debug, Clone)]
pub struct NewTokens {
    /// authorizer_refresh_token.
    pub refresh: Option<SecretString>,
    /// authorizer_access_token, and when it expires.
    pub access: Option<(SecretString, Timestamp)>,
}

/// How it stands with an account's token, without the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRow {
    /// The account.
    pub id: AuthorizerId,
    /// Its AppID.
    pub appid: String,
    /// Its name; empty when WeChat has not told it.
    pub name: String,
    /// When it was granted.
    pub granted_at: Timestamp,
    /// Whether there is a refresh token.
    pub renewable: bool,
    /// When the access token came.
    pub access_at: Option<Timestamp>,
    /// When it expires.
    pub expires_at: Option<Timestamp>,
    /// When it is renewed next.
    pub renew_at: Timestamp,
    /// Why the last renewal failed, when it did.
    pub failure: Option<Failure>,
    /// When that was.
    pub failed_at: Option<Timestamp>,
    /// How many renewals failed since the last that did not.
    pub failed_tries: i64,
    /// When staff asked for a renewal for the last time.
    pub asked_at: Option<Timestamp>,
}
