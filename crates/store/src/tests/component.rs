use domain::attempt::{Failure, FailureKind};
use secrecy::ExposeSecret as _;

use super::kit::{Book, NOW};
use crate::{on_each_database, testing::TestDatabase};

on_each_database! {
    async fn only_a_newer_ticket_is_kept(db: TestDatabase) {
        let book = Book::open(db).await;
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        assert!(rows.component_state().await.unwrap().ticket.is_none());
        assert!(rows.put_ticket(&"first".into(), NOW).await.unwrap());
        assert!(!rows.put_ticket(&"again".into(), NOW).await.unwrap());
        assert!(!rows.put_ticket(&"late".into(), NOW.plus_secs(-1)).await.unwrap());
        assert!(rows.put_ticket(&"second".into(), NOW.plus_secs(600)).await.unwrap());
        tx.commit().await.unwrap();
        let state = book.rows().component_state().await.unwrap();
        assert_eq!(state.ticket.unwrap().expose_secret(), "second");
        assert_eq!(state.ticket_at, Some(NOW.plus_secs(600)));
    }

    async fn a_failed_renewal_is_noted_beside_the_old_token_until_one_succeeds(db: TestDatabase) {
        let book = Book::open(db).await;
        let until = NOW.plus_secs(30);
        let lease = async || book.rows().lease_component_token("node", NOW, until).await.unwrap().unwrap();
        let failure = Failure { kind: FailureKind::Refused, errcode: Some(61_005), rid: Some("rid-1".to_owned()) };

        let fence = lease().await;
        let tx = book.store.begin().await.unwrap();
        assert!(tx.platform(&book.platform).put_component_token(fence, &"old".into(), until, NOW).await.unwrap());
        tx.commit().await.unwrap();
        let fence = lease().await;
        let tx = book.store.begin().await.unwrap();
        assert!(tx.platform(&book.platform).fail_component_token(fence, &failure, NOW, NOW.plus_secs(60)).await.unwrap());
        tx.commit().await.unwrap();
        let state = book.rows().component_state().await.unwrap();
        assert_eq!((state.failure, state.failed_at), (Some(failure), Some(NOW)));
        assert_eq!(state.token.unwrap().expose_secret(), "old");
        assert_eq!(state.token_expires_at, Some(until));
        assert_eq!((state.retry_at, state.failed_tries), (Some(NOW.plus_secs(60)), 1));

        let fence = lease().await;
        let tx = book.store.begin().await.unwrap();
        assert!(tx.platform(&book.platform).put_component_token(fence, &"new".into(), until, NOW).await.unwrap());
        tx.commit().await.unwrap();
        let state = book.rows().component_state().await.unwrap();
        assert_eq!((state.failure, state.failed_at), (None, None));
        assert_eq!((state.token_at, state.retry_at, state.failed_tries), (Some(NOW), None, 0));
        assert_eq!(state.token.unwrap().expose_secret(), "new");
    }
}
