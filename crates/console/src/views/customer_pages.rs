pub use domain::attempt::PressForm;
use domain::{account::AuthType, sets::SetIds, time::Timestamp};

use crate::QrCode;

/// What the landing page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Landing {
    /// No such link: mistyped, or cut on the way.
    Unknown,
    /// It cannot be used (any more).
    Closed {
        /// Who made it.
        platform: String,
        /// Why not.
        why: Closed,
    },
    /// The customer can go on.
    Open(Box<Invitation>),
}

/// Why a link cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Its life is over.
    Expired,
    /// It brought the grants it was made for.
    Used,
    /// Staff withdrew it.
    Revoked,
}

/// Who asks for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The platform that asks.
    pub platform: String,
    /// The customer that is asked.
    pub customer: String,
    /// The sets asked for, by id.
    pub sets: SetIds,
    /// Which accounts can be picked.
    pub auth_type: AuthType,
    /// The one account that is meant.
    pub biz_appid: Option<String>,
    /// What staff tell this customer; empty: nothing.
    pub note: String,
    /// When the link stops working.
    pub expires_at: Timestamp,
    /// The day's codes are used up: nobody can go on to WeChat until then.
    pub rests_until: Option<Timestamp>,
    /// The landing page's own address: a phone's browser cannot go on by itself, and shows how to open it in WeChat.
    pub url: String,
    /// The same as a QR code.
    pub qr: QrCode,
}

/// What came of a press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// To WeChat: the address carries a pre_auth_code, so it goes into a redirect and nowhere else.
    Go {
        /// WeChat's authorization page.
        url: String,
    },
    /// The link cannot be used, as the landing page will say.
    NotOpen,
    /// Pressed too often in the last minutes.
    TooOften {
        /// How many minutes to wait.
        minutes: u32,
    },
    /// The day's codes are used up.
    Rests {
        /// When there are some again.
        until: Timestamp,
    },
    /// The platform cannot reach WeChat at the moment, or has no ticket: try later, or ask who sent the link.
    NotReady,
}

/// What the result page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultPage {
    /// No such attempt.
    Unknown,
    /// The customer has not granted yet, or WeChat has not told us.
    NotYet {
        /// Who asked.
        platform: String,
        /// The landing page's token, to begin again; none when the link is closed.
        again: Option<String>,
    },
    /// The code is here and is being exchanged: look again in a moment.
    Working {
        /// Who asked.
        platform: String,
        /// A try came to nothing already: it will be tried again, but not within a moment.
        slow: bool,
    },
    /// Granted.
    Granted(Box<Granted>),
    /// It came to nothing.
    Failed {
        /// Who asked.
        platform: String,
        /// The landing page's token, to begin again; none when the link is closed.
        again: Option<String>,
    },
}

/// A grant, in the customer's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// Who asked.
    pub platform: String,
    /// The account that granted: its name, or its AppID while the name is unknown.
    pub account: String,
    /// Its avatar.
    pub head_img: Option<String>,
    /// What is granted.
    pub granted: SetIds,
    /// What was asked for and did not come.
    pub withheld: SetIds,
    /// Set when another account was meant.
    pub wrong_account: Option<WrongAccount>,
}

/// Another account granted than was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongAccount {
    /// The account that was meant: its name, or its AppID. None when the account that granted is known as another's.
    pub expected: Option<String>,
    /// The landing page's token, to begin again; none when the link is closed.
    pub again: Option<String>,
}
