use std::fmt;

use sea_orm::DbErr;

/// Why the store could not do something. Carries no secret: values of sealed columns never come this far.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such row, or it belongs to another platform: the two are not told apart.
    #[error("not found")]
    NotFound,
    /// Another row has this value already.
    #[error("another row has this {0} already")]
    Taken(&'static str),
    /// The database was made with another master key.
    #[error(
        "the master key is not the one that this database was made with: give back the key file that belongs to it"
    )]
    WrongKey,
    /// The master key's file cannot be used.
    #[error("the master key file {path}: {problem}")]
    KeyFile {
        /// Where it is.
        path: String,
        /// What is wrong with it.
        problem: String,
    },
    /// What is stored cannot be understood: a sealed value that was moved or damaged, or a word of another version.
    #[error("{table}.{column} holds what cannot be read")]
    Corrupt {
        /// In which table.
        table: &'static str,
        /// In which column.
        column: &'static str,
    },
    /// The operating system gives no random bytes.
    #[error("no random bytes")]
    NoRandomness,
    /// The address of the database has an unknown form.
    #[error("the database's address must begin with sqlite: or postgres:")]
    BadUrl,
    /// The database refused or could not be reached.
    #[error("the database: {0}")]
    Db(DbFailure),
}

/// What the database driver said.
pub struct DbFailure(DbErr);

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        Self::Db(DbFailure(error))
    }
}

impl fmt::Display for DbFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// As `Display`: the driver's own `Debug` shows the values of the row that a database refused.
impl fmt::Debug for DbFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
