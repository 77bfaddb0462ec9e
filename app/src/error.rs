//! What a page says when it cannot show or do something. Only codes: safe in a page, a URL and a log.

use console::Fault;
use domain::problem::FormProblem;
use serde::{Deserialize, Serialize};
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

use crate::codec::{Compact, Unreadable};

/// Why a page or a form came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppError {
    /// What happened.
    pub trouble: Trouble,
    /// The request under which it was logged.
    pub request_id: Option<String>,
}

/// What can go wrong between a page and the desks behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// Nobody is signed in (any more).
    SignedOut,
    /// It does not exist, or not for this person.
    NotFound,
    /// Something on our side failed.
    Unavailable,
    /// Tried too often.
    TooMany {
        /// How many minutes to wait.
        minutes: u32,
    },
    /// The request does not say what this server understands: made by hand, or by a page of another version.
    BadRequest,
    /// A form that was not sent from this console's own address.
    ForeignForm,
    /// More than the server takes at once.
    TooLarge,
    /// No answer of the server's came: it could not be reached, or took too long.
    Offline,
    /// The server's answer is not what this page understands: the console was updated meanwhile.
    Outdated,
}

impl Trouble {
    /// The HTTP status that says the same.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::NotFound => 404,
            Self::TooMany { .. } => 429,
            Self::BadRequest => 400,
            Self::ForeignForm => 403,
            Self::TooLarge => 413,
            Self::Unavailable | Self::Offline | Self::Outdated => 500,
        }
    }
}

impl AppError {
    /// A trouble without a request that it could be named by.
    #[must_use]
    pub const fn bare(trouble: Trouble) -> Self {
        Self {
            trouble,
            request_id: None,
        }
    }

    /// The same above a form.
    #[must_use]
    pub const fn as_form_problem(&self) -> FormProblem {
        match self.trouble {
            Trouble::SignedOut => FormProblem::SignedOut,
            Trouble::NotFound => FormProblem::OutOfReach,
            Trouble::TooMany { minutes } => FormProblem::TooMany { minutes },
            Trouble::ForeignForm => FormProblem::ForeignForm,
            Trouble::TooLarge => FormProblem::TooLarge,
            Trouble::Offline => FormProblem::Unanswered,
            Trouble::Outdated => FormProblem::Outdated,
            Trouble::Unavailable | Trouble::BadRequest => FormProblem::Internal,
        }
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::SignedOut => Self::SignedOut,
            Fault::NotFound => Self::NotFound,
            Fault::Unavailable => Self::Unavailable,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = Compact;

    /// The texts of these errors quote what was sent: they are dropped.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let error = Self::bare(match error {
            ServerFnErrorErr::Request(_) => Trouble::Offline,
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Trouble::BadRequest,
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => Trouble::BadRequest,
            ServerFnErrorErr::Deserialization(why) if why == Unreadable::Foreign.text() => {
                Trouble::Offline
            }
            ServerFnErrorErr::Deserialization(_) => Trouble::Outdated,
            _ => Trouble::Unavailable,
        });
        #[cfg(feature = "ssr")]
        crate::respond::with_status(error.trouble);
        error
    }
}
