//! Throw-away databases for tests, and the macro that runs a test on each kind.
//!
//! SQLite is a file in a temporary folder. PostgreSQL is a schema of its own in the database that `TEST_PG_URL` names
//! (a database of its own would take ten times as long); without that variable those tests do nothing. They are empty:
//! the caller migrates.
#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test that cannot have its database must fail, and say why"
)]

use std::path::Path;

use domain::{ids::PlatformId, push::TICKET};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, Database, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QuerySelect as _, sea_query::Expr,
};

use crate::{
    MasterKey, Result, Store,
    entities::{authorizer, push},
    keys::hex,
};

/// An empty database that is gone when this is dropped, with connections or without.
#[derive(Debug)]
pub struct TestDatabase {
    url: String,
    key: MasterKey,
    _place: Place,
}

#[derive(Debug)]
enum Place {
    Folder { _folder: tempfile::TempDir },
    Server { url: String, name: String },
}

impl TestDatabase {
    /// On SQLite.
    #[must_use]
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Self::at(url, Place::Folder { _folder: folder })
    }

    /// On PostgreSQL, when there is a server for it.
    pub async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("TEST_PG_URL") else {
            eprintln!("nothing is tested here: TEST_PG_URL is not set");
            return None;
        };
        let mut random = [0; 12];
        getrandom::fill(&mut random).expect("random bytes");
        let name = format!("grantbook_test_{}", hex(&random));
        run(&server, &[&format!("CREATE SCHEMA {name}")])
            .await
            .expect("TEST_PG_URL names a database in which schemas can be created");
        let sign = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{sign}application_name={name}&options[search_path]={name}");
        Some(Self::at(url, Place::Server { url: server, name }))
    }

    /// Its address, for [`Store::connect`](crate::Store::connect) and for migrations.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A master key for it.
    #[must_use]
    pub fn key(&self) -> &MasterKey {
        &self.key
    }

    fn at(url: String, place: Place) -> Self {
        Self {
            url,
            key: MasterKey::generate().expect("random bytes"),
            _place: place,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Self::Server { url, name } = self else {
            return;
        };
        // A transaction that the test left open would keep its locks until the test's runtime is gone.
        let hang_up = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}'"
        );
        let (url, drop) = (url.clone(), format!("DROP SCHEMA {name} CASCADE"));
        // The test's own runtime is busy dropping this.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime
                .expect("a runtime")
                .block_on(run(&url, &[&hang_up, &drop]))
        });
        if !matches!(dropped.join(), Ok(Ok(()))) {
            eprintln!("the test schema {name} could not be dropped");
        }
    }
}

async fn run(url: &str, statements: &[&str]) -> Result<(), sea_orm::DbErr> {
    let connection = Database::connect(url).await?;
    for statement in statements {
        connection.execute_unprepared(statement).await?;
    }
    connection.close().await
}

/// Copies an SQLite database that is in use to a new file, as `docs/operations.md` §5.1 says.
///
/// # Errors
/// [`Db`](crate::StoreError::Db).
pub async fn back_up_sqlite(url: &str, to: &Path) -> Result<()> {
    let connection = Database::connect(url).await?;
    let copy = format!("VACUUM INTO '{}'", to.display());
    connection.execute_unprepared(&copy).await?;
    Ok(connection.close().await?)
}

/// How many pushes were ever put down, processed or not.
///
/// # Errors
/// [`Db`](crate::StoreError::Db).
pub async fn all_pushes(store: &Store) -> Result<u64> {
    Ok(push::Entity::find().count(&store.0.reader).await?)
}

/// How long pushes of this kind took from their receipt until they were done, in milliseconds.
///
/// # Errors
/// [`Db`](crate::StoreError::Db).
pub async fn push_latencies(store: &Store, info_type: &str) -> Result<Vec<i64>> {
    let done: Vec<(i64, i64)> = push::Entity::find()
        .select_only()
        .columns([push::Column::ReceivedAt, push::Column::DoneAt])
        .filter(push::Column::InfoType.eq(info_type))
        .filter(push::Column::DoneAt.is_not_null())
        .into_tuple()
        .all(&store.0.reader)
        .await?;
    Ok(done.iter().map(|(from, to)| to - from).collect())
}

/// Damages the tickets of a platform that wait in the inbox: they cannot be opened any more.
///
/// # Errors
/// [`Db`](crate::StoreError::Db).
pub async fn spoil_tickets(store: &Store, platform: &PlatformId) -> Result<()> {
    push::Entity::update_many()
        .col_expr(push::Column::Body, Expr::value(vec![0_u8]))
        .filter(push::Column::PlatformId.eq(platform.as_str()))
        .filter(push::Column::InfoType.eq(TICKET))
        .filter(push::Column::DoneAt.is_null())
        .exec(&store.0.writer)
        .await?;
    Ok(())
}

/// The same for the refresh tokens of its accounts.
///
/// # Errors
/// [`Db`](crate::StoreError::Db).
pub async fn spoil_refresh_tokens(store: &Store, platform: &PlatformId) -> Result<()> {
    authorizer::Entity::update_many()
        .col_expr(authorizer::Column::RefreshToken, Expr::value(vec![0_u8]))
        .filter(authorizer::Column::PlatformId.eq(platform.as_str()))
        .exec(&store.0.writer)
        .await?;
    Ok(())
}

/// Makes two tests of each function, `name::sqlite` and `name::postgres`, which give it an empty [`TestDatabase`].
#[macro_export]
macro_rules! on_each_database {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident: $kind:ty) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, reason = "what the function needs is imported where it stands")]
            use super::*;

            async fn case($db: $kind) $body

            #[tokio::test]
            async fn sqlite() {
                case($crate::testing::TestDatabase::sqlite()).await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(db) = $crate::testing::TestDatabase::postgres().await {
                    case(db).await;
                }
            }
        }
    )*};
}
