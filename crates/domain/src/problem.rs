//! What can be wrong with something that a person typed: codes here, words in the locales.

use serde::{Deserialize, Serialize};

/// What is wrong with one field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldProblem {
    /// Nothing was typed.
    Required,
    /// More characters than there is room for.
    TooLong {
        /// How many characters there is room for.
        max: u32,
    },
    /// Control characters, or characters that turn the direction of writing.
    BadCharacters,
    /// Not of the form that such a value has (AppID, id, number).
    Malformed,
    /// None of the choices offered.
    NotOffered,
    /// It does not exist on this platform (any more).
    NotFound,
    /// Another one with this value exists already.
    Taken,
    /// The change breaks something: it wants to be confirmed.
    Unconfirmed,
    /// Fewer characters than it needs.
    TooShort {
        /// How many characters it needs.
        min: u32,
    },
    /// A password that many people have.
    TooCommon,
    /// A password that is the login.
    LikeLogin,
    /// Not the same as the field before.
    Differs,
    /// Not the password that one has.
    WrongPassword,
    /// The sets picked cannot be granted by the accounts that the link is for.
    WrongKind,
    /// There are as many of them as there can be.
    TooMany {
        /// How many there can be.
        max: u32,
    },
    /// The customer was put into the archive.
    Archived,
    /// No customer is called so.
    NoSuchCustomer,
    /// No customer is called exactly so; some have it in their names or notes.
    CustomersAlike,
    /// More than one customer is called so.
    SeveralCustomers,
    /// The file is larger than `max` kilobytes.
    TooLarge {
        /// How many kilobytes there is room for.
        max: u32,
    },
    /// There are more rows than can be taken in at once.
    TooManyRows {
        /// How many can be.
        max: u32,
    },
    /// The file is not UTF-8: Chinese Excel writes GB18030 unless told otherwise.
    NotUtf8,
    /// There is nothing to take in.
    NoRows,
}

/// Why a form as a whole was refused, when no single field is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormProblem {
    /// Unknown login or wrong password: which of them is not told.
    WrongCredentials,
    /// No ticket was ever received, so that WeChat would refuse the link.
    TicketMissing,
    /// WeChat's ticket pushes stopped arriving.
    TicketStale,
    /// The ticket is older than 12 hours.
    TicketExpired,
    /// There is no ticket that WeChat would take, so that it would refuse every call.
    NoTicket,
    /// The account's grant is not in force.
    NotGranted,
    /// WeChat refused; why stands beside the thing itself.
    WeChatRefused,
    /// It is under way already.
    AlreadyRunning,
    /// Somebody else changed it since the form was opened; nothing was overwritten.
    ChangedMeanwhile,
    /// One cannot do that to oneself.
    OwnSelf,
    /// The owner of the installation reaches every platform.
    OwnerStays,
    /// The invitation cannot be accepted, or withdrawn, any more.
    InvitationOver,
    /// As many invitations are open as can be.
    TooManyInvitations {
        /// How many can be.
        most: u32,
    },
    /// Another export of the same person is under way.
    ExportRunning,
    /// Another rehearsal of the platform is under way.
    RehearsalUnderWay,
    /// Tried too often.
    TooMany {
        /// How many minutes to wait.
        minutes: u32,
    },
    /// Something on our side failed; nothing was changed.
    Internal,
    /// The form was not sent from this console's own address.
    ForeignForm,
    /// It is more than the server takes at once.
    TooLarge,
    /// No answer came, so that nobody knows whether it was done.
    Unanswered,
    /// An answer came that this page does not understand: the console was updated meanwhile.
    Outdated,
    /// It is not there, or not for this person (any more).
    OutOfReach,
    /// The session ended meanwhile.
    SignedOut,
    /// The link was granted or withdrawn meanwhile.
    LinkClosed,
    /// The customer was put into the archive.
    CustomerArchived,
    /// The authorization code died, or the attempt has ended.
    AttemptEnded,
    /// What was checked is not kept any more.
    PreviewGone,
    /// Quotas were cleared as often as they can be in a month.
    ClearsSpent,
    /// WeChat did not do what it was asked.
    WeChatFailed {
        /// What it answered, when it did.
        errcode: Option<i64>,
    },
}
