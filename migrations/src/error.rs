use sea_orm_migration::sea_orm::DbErr;

/// Why the schema could not be read or brought up to date.
#[derive(Debug)]
pub enum MigrationError {
    /// A newer program has migrated the database: this one would not understand it.
    NewerDatabase {
        /// The first migration that this program does not know.
        migration: String,
    },
    /// The database refused or could not be reached.
    Db(DbErr),
}

impl std::fmt::Display for MigrationError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NewerDatabase { migration } => write!(
                f,
                "the database is newer than this program (it has the migration {migration}): use the newer program"
            ),
            Self::Db(error) => write!(f, "the database: {error}"),
        }
    }
}

impl std::error::Error for MigrationError {}

impl From<DbErr> for MigrationError {
    fn from(error: DbErr) -> Self {
        Self::Db(error)
    }
}
