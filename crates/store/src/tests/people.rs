use domain::ids::{FlashId, PersonId};
use secrecy::ExposeSecret as _;

use super::kit::{Book, NOW, fresh, new_person, new_platform, word};
use crate::{NewSession, StoreError, on_each_database, testing::TestDatabase};

fn session_of(person: &PersonId, token: &str) -> NewSession {
    NewSession {
        token: token.into(),
        person_id: person.clone(),
        created_at: NOW,
        expires_at: NOW.plus_secs(3_600),
        ip: None,
        user_agent: None,
    }
}

async fn open_session(book: &Book) -> String {
    let token = word();
    let tx = book.store.begin().await.unwrap();
    let session = session_of(&book.person, &token);
    tx.system().insert_session(&session).await.unwrap();
    tx.commit().await.unwrap();
    token
}

on_each_database! {
    async fn a_session_lasts_until_it_is_over_or_ended(db: TestDatabase) {
        let book = Book::open(db).await;
        let (token, other) = (open_session(&book).await, open_session(&book).await);
        let system = book.store.system();
        assert_eq!(system.session(&token, NOW).await.unwrap().unwrap().id, book.person);
        assert!(system.session(&word(), NOW).await.unwrap().is_none());
        assert!(system.session(&token, NOW.plus_secs(3_600)).await.unwrap().is_none());

        let tx = book.store.begin().await.unwrap();
        assert!(tx.system().delete_session(&token).await.unwrap());
        assert!(!tx.system().delete_session(&token).await.unwrap());
        tx.commit().await.unwrap();
        assert!(system.session(&token, NOW).await.unwrap().is_none());
        assert!(system.session(&other, NOW).await.unwrap().is_some());
    }

    async fn the_cookie_s_secret_is_not_stored(db: TestDatabase) {
        let book = Book::open(db).await;
        let token = open_session(&book).await;
        let rows = book.query("SELECT token_hash FROM session").await;
        let hash: String = rows[0].try_get("", "token_hash").unwrap();
        assert!(hash.len() == 64 && hash != token);
    }

    async fn a_session_is_seen_to_the_minute(db: TestDatabase) {
        let book = Book::open(db).await;
        let token = open_session(&book).await;
        for (after, seen) in [(59, 0), (60, 60), (100, 60), (120, 120)] {
            book.store.system().session(&token, NOW.plus_secs(after)).await.unwrap();
            let rows = book.query("SELECT last_seen_at FROM session").await;
            assert_eq!(rows[0].try_get::<i64>("", "last_seen_at").unwrap(), NOW.plus_secs(seen).millis(), "{after} s");
        }
    }

    async fn who_may_not_sign_in_any_more_has_no_session(db: TestDatabase) {
        let book = Book::open(db).await;
        let token = open_session(&book).await;
        book.execute(&format!("UPDATE person SET disabled_at = {}", NOW.millis())).await;
        assert!(book.store.system().session(&token, NOW).await.unwrap().is_none());
    }

    async fn a_new_password_ends_every_session(db: TestDatabase) {
        let book = Book::open(db).await;
        let token = open_session(&book).await;
        let tx = book.store.begin().await.unwrap();
        tx.system().set_password(&book.person, &"$new".into()).await.unwrap();
        assert!(matches!(tx.system().set_password(&fresh!(PersonId), &"x".into()).await, Err(StoreError::NotFound)));
        tx.commit().await.unwrap();
        let system = book.store.system();
        assert!(system.session(&token, NOW).await.unwrap().is_none());
        let rows = book.query("SELECT login FROM person").await;
        let login: String = rows[0].try_get("", "login").unwrap();
        let person = system.person_by_login(&login).await.unwrap().unwrap();
        assert_eq!(person.password_hash.expose_secret(), "$new");
        assert!(!format!("{person:?}").contains("$new"));
    }

    async fn a_login_a_slug_and_an_appid_are_taken_once(db: TestDatabase) {
        let book = Book::open(db).await;
        let (person, platform) = (new_person(&fresh!(PersonId)), new_platform());
        let tx = book.store.begin().await.unwrap();
        tx.system().insert_person(&person).await.unwrap();
        tx.system().insert_platform(&platform).await.unwrap();
        tx.commit().await.unwrap();

        let tx = book.store.begin().await.unwrap();
        let again = crate::NewPerson { id: fresh!(PersonId), ..person };
        assert!(matches!(tx.system().insert_person(&again).await, Err(StoreError::Taken("login"))));
        drop(tx);
        let same_slug = crate::NewPlatform { slug: platform.slug.clone(), ..new_platform() };
        let same_appid = crate::NewPlatform { component_appid: platform.component_appid.clone(), ..new_platform() };
        for (new, field) in [(same_slug, "slug"), (same_appid, "component_appid")] {
            let tx = book.store.begin().await.unwrap();
            let refused = tx.system().insert_platform(&new).await;
            assert!(matches!(refused, Err(StoreError::Taken(taken)) if taken == field), "{refused:?}");
        }
    }

    async fn staff_reach_their_platforms_and_the_owner_every_one(db: TestDatabase) {
        let book = Book::open(db).await;
        let (other, _) = book.another_platform().await;
        let owner = crate::NewPerson { is_owner: true, ..new_person(&fresh!(PersonId)) };
        let tx = book.store.begin().await.unwrap();
        tx.system().insert_person(&owner).await.unwrap();
        for _ in 0..2 {
            tx.system().add_membership(&book.platform, &book.person, NOW).await.unwrap();
        }
        tx.commit().await.unwrap();

        let system = book.store.system();
        let mine = system.platforms_for(&book.person).await.unwrap();
        assert_eq!(mine.iter().map(|row| &row.id).collect::<Vec<_>>(), [&book.platform]);
        assert_eq!(system.platforms_for(&owner.id).await.unwrap().len(), 2);
        assert_eq!(system.platforms_for(&fresh!(PersonId)).await.unwrap().len(), 0);
        assert_eq!(system.platform_ids().await.unwrap().len(), 2);

        let slug = book.store.platform(&other).head().await.unwrap().slug;
        assert!(system.platform_by_slug_for(&book.person, &slug).await.unwrap().is_none());
        assert!(system.platform_by_slug_for(&owner.id, &slug).await.unwrap().is_some());
        assert_eq!(system.platform_by_slug(&slug).await.unwrap().unwrap().id, other);
        assert!(system.platform_by_slug_for(&book.person, &mine[0].slug).await.unwrap().is_some());
    }

    async fn a_refused_form_is_shown_to_its_holder_until_it_is_old(db: TestDatabase) {
        let book = Book::open(db).await;
        let system = book.store.system();
        let (mine, nobody_s) = (fresh!(FlashId), fresh!(FlashId));
        system.keep_flash(&mine, Some("my session"), "{\"a\":1}", NOW).await.unwrap();
        system.keep_flash(&nobody_s, None, "{}", NOW).await.unwrap();
        assert_eq!(system.flash(&mine, Some("my session")).await.unwrap().as_deref(), Some("{\"a\":1}"));
        assert_eq!(system.flash(&mine, Some("another")).await.unwrap(), None);
        assert_eq!(system.flash(&mine, None).await.unwrap(), None);
        assert_eq!(system.flash(&nobody_s, None).await.unwrap().as_deref(), Some("{}"));
        assert_eq!(system.flash(&FlashId::new(NOW, [0; 10]), None).await.unwrap(), None);

        let token = open_session(&book).await;
        system.purge_expired(NOW.plus_secs(599)).await.unwrap();
        assert!(system.flash(&mine, Some("my session")).await.unwrap().is_some());
        system.purge_expired(NOW.plus_secs(600)).await.unwrap();
        assert!(system.flash(&mine, Some("my session")).await.unwrap().is_none());
        assert!(system.session(&token, NOW).await.unwrap().is_some());
        system.purge_expired(NOW.plus_secs(3_600)).await.unwrap();
        assert!(system.session(&token, NOW).await.unwrap().is_none());
    }
}
