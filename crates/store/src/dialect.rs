//! Everything that differs between SQLite and PostgreSQL.

use std::time::Duration;

use sea_orm::{
    ConnectOptions, DbBackend, SqliteTransactionMode, TransactionOptions, sea_query::Expr,
};

use crate::StoreError;

/// Connections that read at once.
const READERS: u32 = 8;
/// How long a statement waits for a lock, and a caller for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// Which database a URL names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    pub(crate) fn of(url: &str) -> Result<Self, StoreError> {
        if url.starts_with("sqlite:") {
            Ok(Self::Sqlite)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Ok(Self::Postgres)
        } else {
            Err(StoreError::BadUrl)
        }
    }

    /// The pool that writes: on SQLite one connection, since writers would only wait for each other.
    pub(crate) fn writer(self, url: &str) -> ConnectOptions {
        let mut options = common(url);
        match self {
            Self::Postgres => options.max_connections(2 * READERS),
            // FULL: what was committed outlasts a loss of power. NORMAL may lose it.
            Self::Sqlite => options.max_connections(1).map_sqlx_sqlite_opts(|options| {
                options
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "FULL")
                    .foreign_keys(true)
                    .busy_timeout(PATIENCE)
            }),
        };
        options
    }

    /// The pool that only reads; none where one pool does both.
    pub(crate) fn reader(self, url: &str) -> Option<ConnectOptions> {
        match self {
            Self::Postgres => None,
            Self::Sqlite => {
                let mut options = common(url);
                options
                    .max_connections(READERS)
                    .map_sqlx_sqlite_opts(|options| {
                        options.pragma("query_only", "ON").busy_timeout(PATIENCE)
                    });
                Some(options)
            }
        }
    }
}

fn common(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .acquire_timeout(PATIENCE)
        .connect_timeout(PATIENCE)
        // Statements carry values that are nobody's business.
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    options
}

/// A column of many values has this one, which few rows have: the condition that a query goes by. PostgreSQL knows how
/// few from its statistics. SQLite has none, and would as soon take another index when days narrow the query too.
pub(crate) fn rarely(backend: DbBackend, column: &str, value: String) -> Expr {
    if backend == DbBackend::Sqlite {
        Expr::cust_with_values(format!("likelihood({column} = ?, 0.0001)"), [value])
    } else {
        Expr::cust_with_values(format!("{column} = $1"), [value])
    }
}

/// How every transaction begins: on SQLite it takes the write lock at once. One that reads first and takes it later
/// would fail whenever another writer came between, without waiting. PostgreSQL ignores the mode.
pub(crate) fn transaction() -> TransactionOptions {
    TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    }
}
