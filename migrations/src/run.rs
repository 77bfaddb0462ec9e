use std::{collections::BTreeSet, time::Duration};

use sea_orm_migration::{
    MigrationTrait, MigratorTrait,
    sea_orm::{
        ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr,
        QueryResult, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait as _,
    },
};

use crate::{MigrationError, steps};

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        steps::all()
    }
}

/// The advisory lock of our migrations on PostgreSQL: "gran" as a number, and the schema that they are about.
const LOCK: &str = "SELECT pg_advisory_xact_lock(1735549294, hashtext(current_schema()))";

/// A connection of its own for [`up`] and [`pending`]. Makes the file of a SQLite database that is not there yet.
///
/// # Errors
/// [`MigrationError::Db`] when the database cannot be reached.
pub async fn connect(url: &str) -> Result<DatabaseConnection, MigrationError> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        .connect_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|options| {
            options
                .create_if_missing(true)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .busy_timeout(Duration::from_secs(10))
        });
    Ok(Database::connect(options).await?)
}

/// Brings the schema up to date and answers with the names of the migrations that were applied. All of them happen, or
/// none; others that want the same wait meanwhile.
///
/// # Errors
/// [`MigrationError::NewerDatabase`]; [`MigrationError::Db`].
pub async fn up(conn: &DatabaseConnection) -> Result<Vec<String>, MigrationError> {
    // On SQLite a transaction that is immediate from the beginning is the lock.
    let transaction = conn
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(LOCK).await?;
    }
    let applied = pending_in(&transaction).await?;
    Migrator::up(&transaction, None).await?;
    transaction.commit().await?;
    Ok(applied)
}

/// The names of the migrations that [`up`] would apply, oldest first. Changes nothing.
///
/// # Errors
/// As [`up`].
pub async fn pending(conn: &DatabaseConnection) -> Result<Vec<String>, MigrationError> {
    pending_in(conn).await
}

async fn pending_in(conn: &impl ConnectionTrait) -> Result<Vec<String>, MigrationError> {
    let applied = applied_in(conn).await?;
    let known: Vec<String> = steps::all()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    if let Some(migration) = applied.iter().find(|name| !known.contains(name)) {
        return Err(MigrationError::NewerDatabase {
            migration: migration.clone(),
        });
    }
    Ok(known
        .into_iter()
        .filter(|name| !applied.contains(name))
        .collect())
}

async fn applied_in(conn: &impl ConnectionTrait) -> Result<BTreeSet<String>, DbErr> {
    let catalogue = match conn.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'seaql_migrations'"
        }
        _ => "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'seaql_migrations'",
    };
    if query(conn, catalogue).await?.is_empty() {
        return Ok(BTreeSet::new());
    }
    let rows = query(conn, "SELECT version FROM seaql_migrations").await?;
    rows.iter().map(|row| row.try_get("", "version")).collect()
}

async fn query(conn: &impl ConnectionTrait, sql: &str) -> Result<Vec<QueryResult>, DbErr> {
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    conn.query_all_raw(statement).await
}
