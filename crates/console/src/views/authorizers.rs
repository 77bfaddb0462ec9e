use domain::{
    account::AccountKind,
    authorizer::{AccountStatus, GrantStatus, SnapshotSource, Standing},
    conflict::Lack,
    ids::{AuthorizerId, ConflictId, CustomerId, LinkId, SnapshotId},
    list::Cursor,
    sets::SetIds,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{AskedCustomer, CustomerRef, OptionView, TokenView};

/// An authorizer as other pages name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizerRef {
    /// Which authorizer.
    pub id: AuthorizerId,
    /// Its name; empty while WeChat has not told it.
    pub name: String,
    /// Its AppID.
    pub appid: String,
}

/// An authorizer in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizerRow {
    /// Which authorizer.
    pub id: AuthorizerId,
    /// Its AppID.
    pub appid: String,
    /// nick_name; empty while WeChat has not told it.
    pub name: String,
    /// Its avatar's address on WeChat's hosts.
    pub head_img: Option<String>,
    /// What kind of account; none while WeChat has not told it.
    pub kind: Option<AccountKind>,
    /// principal_name 主体.
    pub principal: String,
    /// user_name 原始ID.
    pub original_id: String,
    /// Whether its grant is in force.
    pub status: GrantStatus,
    /// Whose it is, as far as we know.
    pub standing: Standing,
    /// The customer it belongs to.
    pub customer: Option<CustomerRef>,
    /// How many sets are granted.
    pub granted: i64,
    /// How many expected sets are lacking.
    pub lacking: i64,
    /// How many of those are exclusive.
    pub lacking_exclusive: i64,
    /// When the newest grant was made.
    pub granted_at: Timestamp,
    /// Goes along with every decision about customer and standing: the second of two who decide at once is told.
    pub standing_version: i64,
    /// The link over which a grant came that was meant for another account.
    pub set_aside: Option<SetAside>,
    /// The tags that staff put on it, by their characters.
    pub tags: Vec<String>,
}

/// An authorizer's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizerDetail {
    /// The facts.
    pub authorizer: AuthorizerRow,
    /// alias 微信号; often empty.
    pub alias: String,
    /// What WeChat says of the account's own state.
    pub account_status: Option<AccountStatus>,
    /// verify_type_info.id: −1 not verified, 0 verified, others historic.
    pub verify_type: Option<i64>,
    /// The sets granted, unknown ids included.
    pub granted: SetIds,
    /// What is lacking, exclusive sets first.
    pub lacking: Vec<LackView>,
    /// What was learned when, newest first: a page of it.
    pub snapshots: Vec<SnapshotView>,
    /// Where the next page of that begins.
    pub older: Option<Cursor>,
    /// Its authorizer_access_token, without the token.
    pub token: TokenView,
    /// A refresh token is there: without one the token cannot be renewed.
    pub renewable: bool,
    /// When the grant was revoked.
    pub unauthorized_at: Option<Timestamp>,
    /// When WeChat was first found not to know the grant any more, while it does not.
    pub suspected_at: Option<Timestamp>,
    /// Its options at WeChat, as they were read or set last.
    pub options: Vec<OptionView>,
    /// What staff noted.
    pub note: String,
    /// Goes along with every change of the note.
    pub note_version: i64,
    /// Tags that are in use on this platform (up to 200).
    pub known_tags: Vec<String>,
    /// Customers to offer for it: the newest 200, and its own. It can be given to any.
    pub customers: Vec<CustomerRef>,
}

/// What a list can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListChoices {
    /// The newest customers (up to 200), the one asked for among them.
    pub customers: Vec<CustomerRef>,
    /// The sets that the platform offers.
    pub sets: SetIds,
    /// Tags that are in use (up to 200).
    pub tags: Vec<String>,
    /// How many grants wait for a decision of staff.
    pub waiting: i64,
    /// What became of the customer that the filter has as somebody typed it.
    pub asked: Option<AskedCustomer>,
}

impl ListChoices {
    /// The customer that somebody typed, once it is known which one is meant.
    #[must_use]
    pub fn found(&self) -> Option<&CustomerId> {
        match &self.asked {
            Some(AskedCustomer::Is(customer)) => Some(customer),
            _ => None,
        }
    }
}

/// Why a grant was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The link it came by.
    pub link: LinkId,
    /// The customer that the link was made for.
    pub customer: CustomerRef,
    /// The account that was meant, when the link pinned one.
    pub expected_appid: Option<String>,
}

/// An expected set that is lacking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LackView {
    /// Which conflict.
    pub id: ConflictId,
    /// Which set.
    pub set: i64,
    /// Withheld at a grant, or removed later.
    pub lack: Lack,
    /// Since when.
    pub since: Timestamp,
    /// Staff took note of it.
    pub acknowledged: bool,
}

/// func_info as WeChat reported it at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotView {
    /// Which snapshot.
    pub id: SnapshotId,
    /// When.
    pub taken_at: Timestamp,
    /// How we learned it.
    pub source: SnapshotSource,
    /// The sets granted then.
    pub sets: SetIds,
    /// Those that the snapshot before it did not have.
    pub added: SetIds,
    /// Those that only the snapshot before it had.
    pub removed: SetIds,
    /// The link over which it came.
    pub link: Option<LinkId>,
}

/// The form for the note on an authorizer, as typed. Fields: `note`, `version`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AuthorizerNote {
    /// The note.
    pub note: String,
    /// The version that the page showed.
    pub version: String,
}
