use store::StoreError;

use crate::password::PasswordError;

/// Why the operator's command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// A value cannot be accepted.
    #[error("{field}: {hint}")]
    Invalid {
        /// Which value.
        field: &'static str,
        /// What it must be.
        hint: &'static str,
    },
    /// Another one has this value already.
    #[error("{0} is taken already")]
    Taken(&'static str),
    /// There is none.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// Hashing failed.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for AdminError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Taken(what) => Self::Taken(what),
            error => Self::Store(error),
        }
    }
}

pub(super) const fn invalid(field: &'static str, hint: &'static str) -> AdminError {
    AdminError::Invalid { field, hint }
}
