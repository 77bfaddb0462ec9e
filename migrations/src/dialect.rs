use sea_orm_migration::{
    SchemaManager,
    sea_orm::{ConnectionTrait as _, DbBackend, DbErr},
};

/// Runs statements that are written once for both databases, with these words for what differs:
///
/// | word     | SQLite    | PostgreSQL         |
/// |----------|-----------|--------------------|
/// | `TEXT`   | `TEXT`    | `TEXT COLLATE "C"` |
/// | `INT`    | `INTEGER` | `BIGINT`           |
/// | `BOOL`   | `INTEGER` | `BOOLEAN`          |
/// | `SEALED` | `BLOB`    | `BYTEA`            |
/// | `STRICT` | `STRICT`  | nothing            |
/// | `KEYED`  | `STRICT, WITHOUT ROWID` | nothing |
///
/// `COLLATE "C"` compares bytes, as SQLite does: both databases page alike. `STRICT` makes SQLite check types, as
/// PostgreSQL does. `KEYED` is that, and SQLite keeps the rows within the primary key: for narrow tables of many rows.
pub(crate) async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let postgres = manager.get_database_backend() == DbBackend::Postgres;
    for statement in statements {
        let sql = translate(statement, postgres);
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}

fn translate(statement: &str, postgres: bool) -> String {
    let mut sql = String::with_capacity(statement.len() * 2);
    let mut word = String::new();
    for c in statement.chars().chain(std::iter::once('\n')) {
        if c.is_ascii_alphanumeric() || c == '_' {
            word.push(c);
            continue;
        }
        sql.push_str(match (word.as_str(), postgres) {
            ("TEXT", true) => "TEXT COLLATE \"C\"",
            ("INT", true) => "BIGINT",
            ("INT", false) | ("BOOL", false) => "INTEGER",
            ("BOOL", true) => "BOOLEAN",
            ("SEALED", true) => "BYTEA",
            ("SEALED", false) => "BLOB",
            ("STRICT" | "KEYED", true) => "",
            ("KEYED", false) => "STRICT, WITHOUT ROWID",
            (other, _) => other,
        });
        word.clear();
        sql.push(c);
    }
    sql
}

#[cfg(test)]
mod tests {
    use super::translate;

    #[test]
    fn only_whole_words_are_translated() {
        let sql = "CREATE TABLE t (a TEXT, INT_b INT, c SEALED) STRICT";
        assert_eq!(
            translate(sql, true).trim(),
            "CREATE TABLE t (a TEXT COLLATE \"C\", INT_b BIGINT, c BYTEA)"
        );
        assert_eq!(
            translate(sql, false).trim(),
            "CREATE TABLE t (a TEXT, INT_b INTEGER, c BLOB) STRICT"
        );
    }
}
