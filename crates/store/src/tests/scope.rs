//! Whatever belongs to another platform is not found, and cannot be referred to.

use domain::{
    authorizer::Standing,
    list::{AuditFilter, AuthorizerFilter, CustomerFilter, LinkFilter},
};

use super::kit::{
    Book, NOW, fresh, new_attempt, new_audit, new_authorizer, new_push, new_snapshot,
    returned_code, word,
};
use crate::{NewTokens, PushReceipt, StoreError, on_each_database, testing::TestDatabase};

fn is_not_found<T: std::fmt::Debug>(result: Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::NotFound))
}

on_each_database! {
    async fn rows_of_another_platform_are_not_found(db: TestDatabase) {
        let book = Book::open(db).await;
        let attempt = book.returned_attempt().await;
        let authorizer = book.authorizer().await;
        let (other, _) = book.another_platform().await;
        let foreign = book.store.platform(&other);

        assert!(is_not_found(foreign.customer(&book.customer).await));
        assert!(is_not_found(foreign.link(&attempt.link_id).await));
        assert!(is_not_found(foreign.attempt(&attempt.id).await));
        assert!(is_not_found(foreign.authorizer(&authorizer.id).await));
        assert!(is_not_found(foreign.tokens(&authorizer.id).await));
        assert!(is_not_found(book.store.platform(&fresh!(PlatformId)).head().await));
        assert!(is_not_found(book.store.platform(&fresh!(PlatformId)).secrets().await));
        assert!(foreign.authorizer_by_appid(&authorizer.appid).await.unwrap().is_none());
        let code = secrecy::ExposeSecret::expose_secret(&attempt.pre_auth_code).to_owned();
        assert!(foreign.attempt_by_pre_auth(&code).await.unwrap().is_none());
        assert!(book.rows().attempt_by_pre_auth(&code).await.unwrap().is_some());
        assert!(foreign.attempts_of(&attempt.link_id, 50).await.unwrap().is_empty());
    }

    async fn lists_show_the_platform_s_own_rows_alone(db: TestDatabase) {
        let book = Book::open(db).await;
        book.link().await;
        book.authorizer().await;
        let tx = book.store.begin().await.unwrap();
        tx.audit(new_audit(Some(&book.platform), NOW)).await.unwrap();
        tx.audit(new_audit(None, NOW)).await.unwrap();
        tx.commit().await.unwrap();
        let (other, customer) = book.another_platform().await;
        let foreign = book.store.platform(&other);

        let customers = foreign.customers(&CustomerFilter::default()).await.unwrap().rows;
        assert_eq!(customers.iter().map(|row| &row.id).collect::<Vec<_>>(), [&customer]);
        assert_eq!(foreign.customer_refs(10, Some(&book.customer)).await.unwrap().len(), 1);
        let called = book.rows().customers_called("晨光文具", 9).await.unwrap();
        assert_eq!(called.iter().map(|row| &row.id).collect::<Vec<_>>(), [&book.customer]);
        assert!(foreign.customers_called("晨光文具", 9).await.unwrap().iter().all(|row| row.id == customer));
        let filter = LinkFilter { customer: Some(book.customer.clone()), ..Default::default() };
        assert!(foreign.links(&filter, NOW).await.unwrap().rows.is_empty());
        assert!(foreign.links(&LinkFilter::default(), NOW).await.unwrap().rows.is_empty());
        assert!(foreign.authorizers(&AuthorizerFilter::default()).await.unwrap().rows.is_empty());
        assert!(foreign.audit(&AuditFilter::default()).await.unwrap().rows.is_empty());
        assert_eq!(book.rows().audit(&AuditFilter::default()).await.unwrap().rows.len(), 1);
        let counts = foreign.counts(NOW, 100).await.unwrap();
        assert_eq!((counts.customers, counts.open_links, counts.authorizers), (1, 0, 0));
    }

    async fn changes_do_not_reach_another_platform(db: TestDatabase) {
        let book = Book::open(db).await;
        let attempt = book.returned_attempt().await;
        let authorizer = book.authorizer().await;
        let fence = book.rows().lease_attempt(&attempt.id, "here", NOW, NOW.plus_secs(9)).await.unwrap().unwrap();
        let (other, _) = book.another_platform().await;

        let tx = book.store.begin().await.unwrap();
        let foreign = tx.platform(&other);
        let id = &authorizer.id;
        assert!(is_not_found(foreign.insert_attempt(&new_attempt(&attempt.link_id)).await));
        assert!(!foreign.attempt_returned(&attempt.id, &returned_code()).await.unwrap());
        assert!(!foreign.settle_attempt(&attempt.id, fence, id, false, NOW).await.unwrap());
        assert!(!foreign.retry_attempt_now(&attempt.id, NOW).await.unwrap());
        assert!(!foreign.open_link(&attempt.link_id, NOW).await.unwrap());
        assert!(!foreign.revoke_link(&attempt.link_id, NOW).await.unwrap());
        assert!(!foreign.extend_link(&attempt.link_id, 0, NOW.plus_secs(9)).await.unwrap());
        assert!(is_not_found(foreign.update_link_note(&attempt.link_id, 0, "x").await));
        assert!(is_not_found(foreign.update_customer(&book.customer, 0, "x", "").await));
        assert!(!foreign.archive_customer(&book.customer, NOW).await.unwrap());
        assert!(!foreign.restore_customer(&book.customer).await.unwrap());
        assert!(foreign.customers_named(&["晨光文具 2"]).await.unwrap().is_empty());
        assert!(!foreign.mark_unauthorized(id, NOW, i64::MAX).await.unwrap());
        assert!(is_not_found(foreign.set_standing(id, Standing::Assigned, None, NOW).await));
        assert!(is_not_found(foreign.touch_authorizer(id, NOW).await));
        let tokens = NewTokens { refresh: Some("x".into()), access: None };
        assert!(is_not_found(foreign.put_tokens(id, &tokens, NOW).await));
        assert!(!foreign.renew_tokens(id, 0, &tokens, NOW).await.unwrap());
        let until = NOW.plus_secs(60);
        assert_eq!(foreign.lease_authorizer_token(id, "there", NOW, until).await.unwrap(), None);
        assert_eq!(foreign.lease_attempt(&attempt.id, "there", until, until).await.unwrap(), None);
        tx.commit().await.unwrap();
        assert_eq!(book.rows().authorizer(id).await.unwrap().standing, Standing::Unassigned);
    }

    async fn rows_cannot_refer_to_those_of_another_platform(db: TestDatabase) {
        let book = Book::open(db).await;
        let authorizer = book.authorizer().await;
        let (other, _) = book.another_platform().await;

        let tx = book.store.begin().await.unwrap();
        assert!(is_not_found(tx.platform(&other).insert_link(&book.new_link(&book.customer)).await));
        drop(tx);
        let tx = book.store.begin().await.unwrap();
        let snapshot = new_snapshot(&authorizer.id);
        assert!(matches!(tx.platform(&other).insert_snapshot(&snapshot).await, Err(StoreError::Db(_))));
        drop(tx);
        let tx = book.store.begin().await.unwrap();
        let stolen = crate::NewAuthorizer { customer_id: Some(book.customer.clone()), ..new_authorizer() };
        assert!(matches!(tx.platform(&other).insert_authorizer(&stolen).await, Err(StoreError::Db(_))));
    }

    async fn two_platforms_may_hold_the_same_account_and_get_the_same_push(db: TestDatabase) {
        let book = Book::open(db).await;
        let (other, _) = book.another_platform().await;
        let first = book.authorizer().await;
        let second = crate::NewAuthorizer { appid: first.appid.clone(), ..new_authorizer() };
        let tx = book.store.begin().await.unwrap();
        tx.platform(&other).insert_authorizer(&second).await.unwrap();
        tx.commit().await.unwrap();
        let body = word();
        for platform in [&book.platform, &other] {
            let receipt = book.store.platform(platform).insert_push(&new_push(&body)).await.unwrap();
            assert!(matches!(receipt, PushReceipt::Inserted(_)));
        }
    }
}
