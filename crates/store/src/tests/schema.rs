use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait as _, ColumnType, DbBackend, EntityName as _, EntityTrait, Iterable as _,
};

use super::kit::{Book, migrate};
use crate::{Store, StoreError, entities::*, on_each_database, testing::TestDatabase};

/// The type's name in each database, and whether it may be null.
type Columns = BTreeMap<String, (String, bool)>;

fn expected<E: EntityTrait>(backend: DbBackend, _: E) -> Columns {
    E::Column::iter()
        .map(|column| {
            let definition = column.def();
            let postgres = backend == DbBackend::Postgres;
            let kind = match definition.get_column_type() {
                ColumnType::String(_) | ColumnType::Text => "text",
                ColumnType::BigInteger if postgres => "int8",
                ColumnType::Boolean if postgres => "bool",
                ColumnType::BigInteger | ColumnType::Boolean => "integer",
                ColumnType::VarBinary(_) | ColumnType::Binary(_) | ColumnType::Blob if postgres => {
                    "bytea"
                }
                ColumnType::VarBinary(_) | ColumnType::Binary(_) | ColumnType::Blob => "blob",
                other => panic!("no column should be {other:?}"),
            };
            let name = sea_orm::IdenStatic::as_str(&column).to_owned();
            (name, (kind.to_owned(), definition.is_null()))
        })
        .collect()
}

async fn migrated(book: &Book, table: &str) -> Columns {
    let sql = match book.store.0.writer.get_database_backend() {
        DbBackend::Postgres => format!(
            "SELECT column_name::text AS name, udt_name::text AS kind, is_nullable = 'YES' AS nullable
             FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}'"
        ),
        _ => format!(
            "SELECT name, lower(type) AS kind, \"notnull\" = 0 AS nullable FROM pragma_table_info('{table}')"
        ),
    };
    let rows = book.query(&sql).await;
    let columns = rows.iter().map(|row| {
        let (kind, nullable): (String, bool) = (
            row.try_get("", "kind").unwrap(),
            row.try_get("", "nullable").unwrap(),
        );
        (row.try_get("", "name").unwrap(), (kind, nullable))
    });
    columns.collect()
}

macro_rules! compare {
    ($book:expr, $($table:ident)*) => {
        let backend = $book.store.0.writer.get_database_backend();
        let mut tables = vec!["seaql_migrations"];
        $(
            let name = $table::Entity.table_name();
            assert_eq!(migrated(&$book, name).await, expected(backend, $table::Entity), "{name}");
            tables.push(name);
        )*
        tables.sort_unstable();
        assert_eq!(all_tables(&$book).await, tables, "every table has its entity");
    };
}

async fn all_tables(book: &Book) -> Vec<String> {
    let sql = match book.store.0.writer.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()"
        }
        _ => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    };
    let rows = book.query(sql).await;
    let mut names: Vec<String> = rows
        .iter()
        .map(|r| r.try_get("", "name").unwrap())
        .collect();
    names.sort_unstable();
    names
}

on_each_database! {
    async fn migrated_tables_are_what_the_entities_say(db: TestDatabase) {
        let book = Book::open(db).await;
        compare!(book, account_option api_pause api_quota attempt audit_event authorizer authorizer_set authorizer_tag component_state conflict customer failed_press finding flash
            installation invitation known_network link listed_account membership message_count person platform push push_pair push_pair_use push_refusal push_try
            quota_clear rate_limit reconciliation rehearsal release_account search_gram session snapshot tag token_rival wechat_call wechat_call_count);
    }

    async fn text_is_compared_by_its_bytes(db: TestDatabase) {
        let book = Book::open(db).await;
        let sql = match book.store.0.writer.get_database_backend() {
            DbBackend::Postgres => "SELECT table_name || '.' || column_name AS name FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name <> 'seaql_migrations'
                AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'",
            _ => "SELECT sql AS name FROM sqlite_master WHERE sql LIKE '%COLLATE%'",
        };
        let others: Vec<String> = book.query(sql).await.iter().map(|r| r.try_get("", "name").unwrap()).collect();
        assert_eq!(others, Vec::<String>::new());
    }

    async fn migrating_again_changes_nothing(db: TestDatabase) {
        let connection = migrations::connect(db.url()).await.unwrap();
        let pending = migrations::pending(&connection).await.unwrap();
        assert!(!pending.is_empty());
        assert_eq!(migrations::up(&connection).await.unwrap(), pending);
        assert_eq!(migrations::up(&connection).await.unwrap(), Vec::<String>::new());
        assert_eq!(migrations::pending(&connection).await.unwrap(), Vec::<String>::new());
    }

    async fn nodes_that_migrate_at_once_do_not_race(db: TestDatabase) {
        let url = db.url().to_owned();
        let nodes: Vec<_> = (0..4).map(|_| {
            let url = url.clone();
            tokio::spawn(async move {
                let connection = migrations::connect(&url).await.unwrap();
                migrations::up(&connection).await.unwrap().len()
            })
        }).collect();
        let mut applied = Vec::new();
        for node in nodes {
            applied.push(node.await.unwrap());
        }
        applied.sort_unstable();
        assert_eq!(applied[..3], [0, 0, 0]);
        assert!(applied[3] > 0);
    }

    async fn a_newer_database_is_refused(db: TestDatabase) {
        let book = Book::open(db).await;
        book.execute("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_future', 0)").await;
        let connection = migrations::connect(book.database.url()).await.unwrap();
        let refused = [migrations::pending(&connection).await, migrations::up(&connection).await];
        for result in refused {
            let error = result.unwrap_err().to_string();
            assert!(error.contains("m9999_future") && error.contains("newer"), "{error}");
        }
    }

    async fn another_master_key_is_refused(db: TestDatabase) {
        migrate(&db).await;
        drop(Store::connect(db.url(), db.key()).await.unwrap());
        drop(Store::connect(db.url(), db.key()).await.unwrap());
        let wrong = crate::MasterKey::generate().unwrap();
        assert!(matches!(Store::connect(db.url(), &wrong).await, Err(StoreError::WrongKey)));
    }
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    let key = crate::MasterKey::generate().unwrap();
    for url in ["mysql://localhost/x", "", "/var/data.db"] {
        let refused = Store::connect(url, &key).await;
        assert!(matches!(refused, Err(StoreError::BadUrl)), "{url}");
    }
}
