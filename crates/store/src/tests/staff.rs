use domain::{ids::PersonId, invitation::InvitationState, list::StaffFilter};
use secrecy::ExposeSecret as _;

use super::kit::{Book, NOW, fresh, new_person, word};
use crate::{
    NewInvitation, NewSession, SESSIONS, on_each_database, session_id, testing::TestDatabase,
};

async fn hire(book: &Book, is_owner: bool) -> PersonId {
    let person = crate::NewPerson {
        is_owner,
        ..new_person(&fresh!(PersonId))
    };
    let tx = book.store.begin().await.unwrap();
    tx.system().insert_person(&person).await.unwrap();
    if !is_owner {
        tx.system()
            .add_membership(&book.platform, &person.id, NOW)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    person.id
}

async fn invite(book: &Book) -> NewInvitation {
    let new = NewInvitation {
        id: fresh!(InvitationId),
        name: "韩梅梅".to_owned(),
        login: word(),
        token: word().into(),
        created_at: NOW,
        created_by: book.person.clone(),
        made_by: "李雷".to_owned(),
        expires_at: NOW.plus_secs(100),
    };
    let tx = book.store.begin().await.unwrap();
    tx.platform(&book.platform)
        .insert_invitation(&new)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    new
}

async fn open_session(book: &Book, after_secs: i64) -> String {
    let token = word();
    let tx = book.store.begin().await.unwrap();
    let session = NewSession {
        token: token.as_str().into(),
        person_id: book.person.clone(),
        created_at: NOW.plus_secs(after_secs),
        expires_at: NOW.plus_secs(100_000),
        ip: None,
        user_agent: None,
    };
    tx.system().insert_session(&session).await.unwrap();
    tx.commit().await.unwrap();
    token
}

on_each_database! {
    async fn members_are_listed_and_switched_off_on_their_platform_alone(db: TestDatabase) {
        let book = Book::open(db).await;
        let (other, _) = book.another_platform().await;
        let (person, owner) = (hire(&book, false).await, hire(&book, true).await);
        let page = book.rows().members(&StaffFilter::default()).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| &row.id).collect::<Vec<_>>(), [&person]);
        assert!(book.store.platform(&other).members(&StaffFilter::default()).await.unwrap().rows.is_empty());
        assert!(book.store.platform(&other).member(&person).await.unwrap().is_none());
        let owners = book.store.system().owners_not_among(&book.platform).await.unwrap();
        assert_eq!(owners.iter().map(|row| &row.id).collect::<Vec<_>>(), [&owner]);

        let slug = book.rows().head().await.unwrap().slug;
        let reach = async || book.store.system().platform_by_slug_for(&person, &slug).await.unwrap().is_some();
        assert!(reach().await);
        for (disabled_at, there) in [(Some(NOW), false), (None, true)] {
            let tx = book.store.begin().await.unwrap();
            assert!(!tx.platform(&other).set_member_disabled(&person, disabled_at).await.unwrap());
            assert!(tx.platform(&book.platform).set_member_disabled(&person, disabled_at).await.unwrap());
            assert!(!tx.platform(&book.platform).set_member_disabled(&person, disabled_at).await.unwrap());
            tx.commit().await.unwrap();
            assert_eq!(reach().await, there);
            assert_eq!(book.rows().member(&person).await.unwrap().unwrap().disabled_at, disabled_at);
        }
    }

    async fn an_invitation_is_found_by_its_secret_and_ends_once(db: TestDatabase) {
        let book = Book::open(db).await;
        let (other, _) = book.another_platform().await;
        let new = invite(&book).await;
        let token = new.token.expose_secret();
        let found = book.store.system().invitation_by_token(token).await.unwrap().unwrap();
        assert_eq!((found.id.clone(), found.state(NOW)), (new.id.clone(), InvitationState::Open));
        assert_eq!(found.state(NOW.plus_secs(100)), InvitationState::Expired);
        assert!(book.store.system().invitation_by_token(&word()).await.unwrap().is_none());
        assert!(book.store.platform(&other).invitation(&new.id).await.is_err());
        assert_eq!(book.rows().open_invitations(NOW).await.unwrap().len(), 1);
        assert_eq!(book.rows().open_invitations(NOW.plus_secs(100)).await.unwrap().len(), 0);

        let stored = book.query("SELECT token_mac FROM invitation").await;
        assert_ne!(stored[0].try_get::<String>("", "token_mac").unwrap(), token);
        book.store.system().purge_expired(NOW.plus_secs(599)).await.unwrap();
        assert!(book.rows().invitation(&new.id).await.unwrap().token.is_some());
        book.store.system().purge_expired(NOW.plus_secs(600)).await.unwrap();
        assert!(book.rows().invitation(&new.id).await.unwrap().token.is_none());
        assert!(book.store.system().invitation_by_token(token).await.unwrap().is_some(), "it still works");

        let end = async |platform, state, after| {
            let tx = book.store.begin().await.unwrap();
            let ended = tx.platform(platform).end_invitation(&new.id, state, NOW.plus_secs(after)).await.unwrap();
            tx.commit().await.unwrap();
            ended
        };
        assert!(!end(&other, InvitationState::Accepted, 0).await);
        assert!(!end(&book.platform, InvitationState::Accepted, 100).await, "its life is over");
        assert!(end(&book.platform, InvitationState::Accepted, 0).await);
        assert!(!end(&book.platform, InvitationState::Withdrawn, 0).await);
        assert_eq!(book.rows().open_invitations(NOW).await.unwrap().len(), 0);
    }

    async fn the_oldest_sessions_end_when_there_are_too_many(db: TestDatabase) {
        let book = Book::open(db).await;
        let most = i64::try_from(SESSIONS).unwrap();
        let mut tokens = Vec::new();
        for n in 0..most + 2 {
            tokens.push(open_session(&book, n).await);
        }
        let rows = book.store.system().sessions_of(&book.person, NOW).await.unwrap();
        assert_eq!(rows.len(), tokens.len() - 2);
        assert_eq!(rows[0].id, session_id(tokens.last().unwrap()));
        let system = book.store.system();
        assert!(system.session(&tokens[1], NOW).await.unwrap().is_none());
        assert!(system.session(&tokens[2], NOW).await.unwrap().is_some());
    }

    async fn sessions_end_by_name_and_all_others_at_once(db: TestDatabase) {
        let book = Book::open(db).await;
        let (keep, one, two) = (open_session(&book, 0).await, open_session(&book, 1).await, open_session(&book, 2).await);
        let somebody = hire(&book, false).await;
        let tx = book.store.begin().await.unwrap();
        let system = tx.system();
        assert_eq!(system.end_session_of(&somebody, &session_id(&one)).await.unwrap(), 0, "not theirs");
        assert_eq!(system.end_session_of(&book.person, &session_id(&one)).await.unwrap(), 1);
        assert_eq!(system.end_other_sessions_of(&book.person, Some(&session_id(&keep))).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert!(book.store.system().session(&keep, NOW).await.unwrap().is_some());
        assert!(book.store.system().session(&two, NOW).await.unwrap().is_none());
    }

    async fn a_password_changes_only_from_the_one_that_was_seen(db: TestDatabase) {
        let book = Book::open(db).await;
        let (keep, other) = (open_session(&book, 0).await, open_session(&book, 1).await);
        let old = "$argon2id$…".into();
        for (hash, changed) in [("$first", true), ("$second", false)] {
            let tx = book.store.begin().await.unwrap();
            let done = tx.system().change_password(&book.person, &old, &hash.into(), Some(&keep)).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(done, changed);
        }
        assert!(book.store.system().session(&keep, NOW).await.unwrap().is_some());
        assert!(book.store.system().session(&other, NOW).await.unwrap().is_none());
    }

    async fn who_was_seen_is_known(db: TestDatabase) {
        let book = Book::open(db).await;
        let seen = async || book.store.system().people("", 10).await.unwrap()[0].last_seen_at;
        assert_eq!(seen().await, None);
        let token = open_session(&book, 5).await;
        assert_eq!(seen().await, Some(NOW.plus_secs(5)));
        book.store.system().session(&token, NOW.plus_secs(100)).await.unwrap();
        assert_eq!(seen().await, Some(NOW.plus_secs(100)));
    }
}
