use domain::{
    attempt::{AttemptState, Via},
    ids::{AttemptId, LinkId, PersonId},
    link::{Ask, LinkState},
    list::Page,
    sets::SetIds,
    ticket::TicketHealth,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{AuthorizerRef, CustomerRef, FailureView, Meaning, PauseView, PressForm};

/// A link in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRow {
    /// Which link.
    pub id: LinkId,
    /// For whom.
    pub customer: CustomerRef,
    /// Where it stands.
    pub state: LinkState,
    /// What it asks for.
    pub ask: Ask,
    /// What it tells the customer beside that.
    pub note: String,
    /// How many grants it brought.
    pub grants: i64,
    /// How many it may bring.
    pub max_grants: i64,
    /// Who made it.
    pub made_by: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it stops working.
    pub expires_at: Timestamp,
}

/// A page of links, and what its filters can be set to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkList {
    /// The links.
    pub page: Page<LinkRow>,
    /// Who works on the platform, by name.
    pub makers: Vec<PersonRef>,
    /// The customer that the filter names, when there is one with that id.
    pub customer: Option<CustomerRef>,
}

/// A person as other pages name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef {
    /// Whom.
    pub id: PersonId,
    /// The name.
    pub name: String,
}

/// A link's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkDetail {
    /// The facts.
    pub link: LinkRow,
    /// The sets that the landing page names: those asked for, else those offered.
    pub sets: SetIds,
    /// The landing page's address: what is sent to the customer.
    pub url: String,
    /// The same as a QR code.
    pub qr: QrCode,
    /// When the customer saw its page for the first time, as far as we know.
    pub opened_at: Option<Timestamp>,
    /// When staff withdrew it.
    pub revoked_at: Option<Timestamp>,
    /// The link in whose place it was made.
    pub reissued_from: Option<LinkId>,
    /// What a form that changes it sends back: the change is refused when somebody else made one meanwhile.
    pub version: i64,
    /// How it stands with the ticket: a link is made anew only while it allows links.
    pub ticket: TicketHealth,
    /// Why the button leads nowhere today: what a press needs is used up.
    pub pauses: Vec<PauseView>,
    /// Its presses, newest first (the newest 50).
    pub attempts: Vec<AttemptView>,
}

/// A drawing of a link's QR code, to keep as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QrFormat {
    /// Scalable: for print.
    Svg,
    /// Pixels: for a chat.
    Png,
}

/// A QR code as a drawing: one path on a square of `size` by `size` units, quiet zone included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrCode {
    /// The side of the square.
    pub size: u32,
    /// The path's `d`: every dark module as a unit square.
    pub path: String,
}

/// One press of a link, or several that led nowhere for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptView {
    /// Which attempt.
    pub id: AttemptId,
    /// Where it stands.
    pub state: AttemptState,
    /// Which of WeChat's pages the customer was sent to.
    pub form: PressForm,
    /// When the button was pressed, the first time of several.
    pub pressed_at: Timestamp,
    /// How often, when it led nowhere more than once for the same reason; else 1.
    pub presses: i64,
    /// When the pre_auth_code dies: a minted attempt past it is over. None: no code was to be had, so that the press led
    /// nowhere.
    pub pre_auth_expires_at: Option<Timestamp>,
    /// When the authorization code came.
    pub returned_at: Option<Timestamp>,
    /// How it came.
    pub via: Option<Via>,
    /// When the authorization code dies.
    pub code_expires_at: Option<Timestamp>,
    /// How often its exchange was begun.
    pub tries: i64,
    /// When the exchange is tried again.
    pub next_try_at: Option<Timestamp>,
    /// The exchange waits, and the code lives: it can be tried again at once.
    pub can_retry: bool,
    /// When it was settled or given up.
    pub ended_at: Option<Timestamp>,
    /// Why it failed, or why the last try did.
    pub failure: Option<FailureView>,
    /// The grant came from another account than was meant.
    pub wrong_account: bool,
    /// The account that granted.
    pub authorizer: Option<AuthorizerRef>,
}

impl AttemptView {
    /// When the button was pressed, the last time of several.
    #[must_use]
    pub fn last_pressed_at(&self) -> Timestamp {
        match self.pre_auth_expires_at {
            Some(_) => self.pressed_at,
            None => self.ended_at.unwrap_or(self.pressed_at),
        }
    }
}

/// A code that WeChat's own authorization page shows, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageCodeView {
    /// The number on the page; negative.
    pub code: i64,
    /// Cause and next step.
    pub meaning: Meaning,
}

/// What can be chosen when a link is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkForm {
    /// How it stands with the ticket: links are made only while it allows them.
    pub ticket: TicketHealth,
    /// The newest customers (up to 200), the one asked for among them.
    pub customers: Vec<CustomerRef>,
    /// The one asked for, when it exists.
    pub chosen: Option<CustomerRef>,
    /// The sets that the platform offers.
    pub offered: SetIds,
}

/// The form for a new link, as typed. Fields: `customer`, `customer_was`, `auth_type`, `biz_appid`, `sets`, `life_days`, `max_grants`,
/// `note`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewLink {
    /// The customer: its whole name or its id.
    pub customer: String,
    /// The customer's id as it was chosen before, or picked from several; or empty.
    pub customer_was: String,
    /// WeChat's number of the auth_type.
    pub auth_type: String,
    /// The pinned account's AppID, or empty.
    pub biz_appid: String,
    /// Ids of the sets picked; none: all that the platform offers.
    pub sets: Vec<String>,
    /// Its life in days.
    pub life_days: String,
    /// How many grants it may bring: 1 to 100.
    pub max_grants: String,
    /// A note for the customer, or empty.
    pub note: String,
}

/// The form that changes a link's note, as typed. Fields: `note`, `version`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LinkNote {
    /// The note for the customer, or empty.
    pub note: String,
    /// The version that the form showed.
    pub version: String,
}

/// The form that gives a link more time, as typed. Fields: `life_days`, `version`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LinkExtension {
    /// How many days from now on.
    pub life_days: String,
    /// The version that the form showed.
    pub version: String,
}

/// The form that makes a link anew, as typed. Fields: `new_life_days`, `version`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LinkReissue {
    /// How many days the new link lives.
    pub new_life_days: String,
    /// The version of the old link that the form showed.
    pub version: String,
}
