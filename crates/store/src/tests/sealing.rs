//! Secrets cannot be read in the database, nor moved within it, and no `Debug` shows them.

use domain::ids::LinkId;
use sea_orm::ConnectionTrait as _;
use secrecy::ExposeSecret as _;

use super::kit::{Book, NOW, new_person, new_push, word};
use crate::{NewTokens, StoreError, on_each_database, testing::TestDatabase};

/// Everything in the database that holds bytes, as one lump.
async fn all_bytes(book: &Book) -> Vec<u8> {
    const SEALED: [(&str, &[&str]); 6] = [
        ("platform", &["appsecret", "token", "aes_key"]),
        ("component_state", &["ticket", "token"]),
        ("link", &["token"]),
        ("attempt", &["pre_auth_code", "auth_code"]),
        ("push", &["body"]),
        ("authorizer", &["refresh_token", "access_token"]),
    ];
    let mut lump = Vec::new();
    for (table, columns) in SEALED {
        for column in columns {
            let sql = format!("SELECT {column} AS sealed FROM {table}");
            let rows = book.query(&sql).await;
            assert!(!rows.is_empty(), "{table} has no rows");
            for row in rows {
                let sealed: Option<Vec<u8>> = row.try_get("", "sealed").unwrap();
                lump.extend(sealed.unwrap_or_else(|| panic!("{table}.{column} is empty")));
            }
        }
    }
    lump
}

fn contains(lump: &[u8], text: &str) -> bool {
    lump.windows(text.len())
        .any(|window| window == text.as_bytes())
}

on_each_database! {
    async fn secrets_are_read_back_but_not_seen_in_rows(db: TestDatabase) {
        let book = Book::open(db).await;
        let attempt = book.returned_attempt().await;
        let authorizer = book.authorizer().await;
        let [ticket, token, refresh, access, body] = [word(), word(), word(), word(), word()];
        let push = new_push(&body);
        let fence = book.rows().lease_component_token("node", NOW, NOW.plus_secs(9)).await.unwrap().unwrap();
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.put_ticket(&ticket.clone().into(), NOW).await.unwrap();
        assert!(rows.put_component_token(fence, &token.clone().into(), NOW, NOW).await.unwrap());
        let tokens = NewTokens { refresh: Some(refresh.clone().into()), access: Some((access.clone().into(), NOW)) };
        rows.put_tokens(&authorizer.id, &tokens, NOW).await.unwrap();
        rows.insert_push(&push).await.unwrap();
        tx.commit().await.unwrap();

        let rows = book.rows();
        let secrets = rows.secrets().await.unwrap();
        let state = rows.component_state().await.unwrap();
        let link = rows.link(&attempt.link_id).await.unwrap();
        let read = rows.attempt(&attempt.id).await.unwrap();
        let tokens = rows.tokens(&authorizer.id).await.unwrap();
        let claimed = rows.claim_push(&push.id, "node", NOW, NOW.plus_secs(9)).await.unwrap().unwrap();
        let debug = format!("{secrets:?} {state:?} {link:?} {read:?} {tokens:?} {claimed:?} {attempt:?} {push:?} {:?}",
            book.store.system().platform_by_slug("x").await);
        let auth_code = read.auth_code.unwrap();
        assert_eq!(secrets.appsecret.expose_secret(), "the app secret");
        assert_eq!(state.ticket.unwrap().expose_secret(), ticket);
        assert_eq!(state.token.unwrap().expose_secret(), token);
        assert_eq!(tokens.refresh.unwrap().expose_secret(), refresh);
        assert_eq!(tokens.access.unwrap().expose_secret(), access);
        assert_eq!(claimed.body.expose_secret(), body);

        let lump = all_bytes(&book).await;
        for secret in [
            "the app secret", "the token", "the aes key", &ticket, &token, &refresh, &access, &body,
            link.token.expose_secret(), attempt.pre_auth_code.expose_secret(), auth_code.expose_secret(),
        ] {
            assert!(!contains(&lump, secret), "a secret lies open in the database");
            assert!(!debug.contains(secret), "a secret is shown by Debug");
        }
        assert!(!debug.contains(attempt.state.expose_secret()));
    }

    async fn a_sealed_value_moved_to_another_row_is_refused(db: TestDatabase) {
        let book = Book::open(db).await;
        let [mine, theirs] = [book.link().await.id, book.link().await.id];
        let moved = |from: &LinkId, to: &LinkId| {
            format!("UPDATE link SET token = (SELECT token FROM link WHERE id = '{from}') WHERE id = '{to}'")
        };
        assert!(book.rows().link(&mine).await.is_ok());
        book.execute(&moved(&theirs, &mine)).await;
        let refused = book.rows().link(&mine).await;
        assert!(matches!(refused, Err(StoreError::Corrupt { table: "link", column: "token" })), "{refused:?}");
    }

    async fn a_sealed_value_moved_to_another_column_is_refused(db: TestDatabase) {
        let book = Book::open(db).await;
        book.execute("UPDATE platform SET appsecret = token").await;
        let refused = book.rows().secrets().await;
        assert!(matches!(refused, Err(StoreError::Corrupt { table: "platform", column: "appsecret" })));
    }

    async fn a_word_of_another_version_is_refused_by_its_place(db: TestDatabase) {
        let book = Book::open(db).await;
        let authorizer = book.authorizer().await;
        book.execute("UPDATE authorizer SET kind = 'hologram'").await;
        let refused = book.rows().authorizer(&authorizer.id).await.unwrap_err();
        assert_eq!(refused.to_string(), "authorizer.kind holds what cannot be read");
    }

    async fn an_error_does_not_show_the_row_that_was_refused(db: TestDatabase) {
        let book = Book::open(db).await;
        let hash = word();
        let person = crate::NewPerson { password_hash: hash.clone().into(), ..new_person(&book.person) };
        let tx = book.store.begin().await.unwrap();
        let refused = tx.system().insert_person(&person).await.unwrap_err();
        assert!(matches!(refused, StoreError::Db(_)), "two people with one id");
        drop(tx);
        let sql = format!("INSERT INTO person (id, login, password_hash) VALUES ('x', 'x', '{hash}')");
        let null = StoreError::from(book.store.0.writer.execute_unprepared(&sql).await.unwrap_err());
        for error in [refused, null] {
            let texts = [error.to_string(), format!("{error:?}"), format!("{:?}", std::error::Error::source(&error))];
            assert!(texts.iter().all(|text| !text.contains(&hash)), "{texts:?}");
        }
    }
}
