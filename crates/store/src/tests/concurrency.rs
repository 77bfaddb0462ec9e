//! One wins each lease, and who lost it writes nothing any more.

use std::{collections::BTreeSet, sync::Arc};

use domain::attempt::{Failure, FailureKind};
use tokio::sync::Barrier;

use super::kit::{Book, DONE, NOW, fresh, new_push, word};
use crate::{NewTokens, PushReceipt, Result, Store, on_each_database, testing::TestDatabase};

const CLAIMANTS: usize = 8;

/// Lets many do the same at once, half of them from another process, and answers with what each got.
async fn all_at_once<T, F>(book: &Book, work: impl Fn(Store, usize) -> F) -> Vec<T>
where
    F: Future<Output = Result<T>> + Send + 'static,
    T: Send + 'static,
{
    let elsewhere = Store::connect(book.database.url(), book.database.key())
        .await
        .unwrap();
    let start = Arc::new(Barrier::new(CLAIMANTS));
    let tasks: Vec<_> = (0..CLAIMANTS)
        .map(|n| {
            let store = if n % 2 == 0 { &book.store } else { &elsewhere };
            let (start, work) = (Arc::clone(&start), work(store.clone(), n));
            tokio::spawn(async move {
                start.wait().await;
                work.await
            })
        })
        .collect();
    let mut got = Vec::new();
    for task in tasks {
        got.push(task.await.unwrap().unwrap());
    }
    got
}

on_each_database! {
    async fn an_attempt_is_leased_to_one_claimant(db: TestDatabase) {
        let book = Book::open(db).await;
        let id = book.returned_attempt().await.id;
        let fences = all_at_once(&book, |store, n| {
            let (platform, id) = (book.platform.clone(), id.clone());
            async move {
                store.platform(&platform).lease_attempt(&id, &format!("node {n}"), NOW, NOW.plus_secs(30)).await
            }
        }).await;
        assert_eq!(fences.into_iter().flatten().collect::<Vec<_>>(), [1]);
        assert_eq!(book.rows().attempt(&id).await.unwrap().tries, 1);
    }

    async fn a_component_token_is_renewed_by_one_node(db: TestDatabase) {
        let book = Book::open(db).await;
        let fences = all_at_once(&book, |store, n| {
            let platform = book.platform.clone();
            async move {
                store.platform(&platform).lease_component_token(&format!("node {n}"), NOW, NOW.plus_secs(30)).await
            }
        }).await;
        assert_eq!(fences.into_iter().flatten().collect::<Vec<_>>(), [1]);
    }

    async fn a_push_is_put_down_once_however_often_it_comes(db: TestDatabase) {
        let book = Book::open(db).await;
        let body = word();
        let receipts = all_at_once(&book, |store, _| {
            let (platform, push) = (book.platform.clone(), new_push(&body));
            async move { store.platform(&platform).insert_push(&push).await }
        }).await;
        let inserted = receipts.iter().filter(|receipt| **receipt != PushReceipt::Duplicate);
        assert_eq!(inserted.count(), 1);
        assert_eq!(book.store.system().pending().await.unwrap().pushes, 1);
    }

    async fn pushes_that_come_together_are_written_together_and_fail_apart(db: TestDatabase) {
        const MANY: usize = 200;
        let book = Book::open(db).await;
        let nowhere = fresh!(PlatformId);
        let puts: Vec<_> = (0..MANY)
            .map(|n| {
                let (store, push) = (book.store.clone(), new_push(&word()));
                let platform = if n == 17 { nowhere.clone() } else { book.platform.clone() };
                tokio::spawn(async move { store.platform(&platform).insert_push(&push).await })
            })
            .collect();
        let mut refused = Vec::new();
        for (n, put) in puts.into_iter().enumerate() {
            match put.await.unwrap() {
                Ok(receipt) => assert_ne!(receipt, PushReceipt::Duplicate),
                Err(_) => refused.push(n),
            }
        }
        assert_eq!(refused, [17]);
        assert_eq!(book.store.system().pending().await.unwrap().pushes, u64::try_from(MANY - 1).unwrap());
        let again = new_push(&word());
        assert!(matches!(book.rows().insert_push(&again).await.unwrap(), PushReceipt::Inserted(_)), "it goes on");
    }

    async fn pushes_that_are_refused_at_once_are_all_counted(db: TestDatabase) {
        let book = Book::open(db).await;
        all_at_once(&book, |store, _| {
            let platform = book.platform.clone();
            async move { store.platform(&platform).count_refused_pushes("signature", 1, NOW).await }
        }).await;
        assert_eq!(book.rows().refused_pushes(NOW).await.unwrap()[0].count, i64::try_from(CLAIMANTS).unwrap());
    }

    async fn who_lost_the_lease_writes_nothing(db: TestDatabase) {
        let book = Book::open(db).await;
        let attempt = book.returned_attempt().await.id;
        let authorizer = book.authorizer().await.id;
        let push = new_push(&word());
        let rows = book.rows();
        rows.insert_push(&push).await.unwrap();
        let (soon, later) = (NOW.plus_secs(30), NOW.plus_secs(60));

        let slow = (
            rows.lease_component_token("slow", NOW, soon).await.unwrap().unwrap(),
            rows.lease_attempt(&attempt, "slow", NOW, soon).await.unwrap().unwrap(),
            rows.lease_authorizer_token(&authorizer, "slow", NOW, soon).await.unwrap().unwrap(),
            rows.claim_push(&push.id, "slow", NOW, soon).await.unwrap().unwrap().fence,
        );
        assert_eq!(rows.lease_component_token("quick", soon.plus_secs(-1), later).await.unwrap(), None);
        let quick = (
            rows.lease_component_token("quick", soon, later).await.unwrap().unwrap(),
            rows.lease_attempt(&attempt, "quick", soon, later).await.unwrap().unwrap(),
            rows.lease_authorizer_token(&authorizer, "quick", soon, later).await.unwrap().unwrap(),
            rows.claim_push(&push.id, "quick", soon, later).await.unwrap().unwrap().fence,
        );
        assert!(quick.0 > slow.0 && quick.1 > slow.1 && quick.2 > slow.2 && quick.3 > slow.3);

        let failure = Failure::of(FailureKind::Unreachable);
        let tokens = NewTokens { refresh: None, access: Some((word().into(), later)) };
        for (fences, wins) in [(slow, false), (quick, true)] {
            let tx = book.store.begin().await.unwrap();
            let rows = tx.platform(&book.platform);
            let mut outcomes = BTreeSet::new();
            outcomes.insert(rows.put_component_token(fences.0, &word().into(), later, soon).await.unwrap());
            outcomes.insert(rows.settle_attempt(&attempt, fences.1, &authorizer, false, soon).await.unwrap());
            outcomes.insert(rows.renew_tokens(&authorizer, fences.2, &tokens, soon).await.unwrap());
            outcomes.insert(rows.finish_push(&push.id, fences.3, DONE, soon).await.unwrap());
            if !wins {
                outcomes.insert(rows.fail_component_token(fences.0, &failure, soon, later).await.unwrap());
                outcomes.insert(rows.fail_attempt(&attempt, fences.1, &failure, soon).await.unwrap());
                outcomes.insert(rows.retry_attempt_later(&attempt, fences.1, &failure, later).await.unwrap());
                outcomes.insert(rows.fail_tokens(&authorizer, fences.2, &failure, soon, later).await.unwrap());
            }
            tx.commit().await.unwrap();
            assert_eq!(outcomes, BTreeSet::from([wins]));
        }
    }

    async fn a_lease_that_was_given_back_is_free(db: TestDatabase) {
        let book = Book::open(db).await;
        let authorizer = book.authorizer().await.id;
        let rows = book.rows();
        let until = NOW.plus_secs(30);
        let fence = rows.lease_component_token("one", NOW, until).await.unwrap().unwrap();
        rows.release_component_token(fence).await.unwrap();
        let next = rows.lease_component_token("two", NOW, until).await.unwrap().unwrap();
        rows.release_component_token(fence).await.unwrap();
        assert_eq!(rows.lease_component_token("three", NOW, until).await.unwrap(), None, "{next} holds it");

        let fence = rows.lease_authorizer_token(&authorizer, "one", NOW, until).await.unwrap().unwrap();
        rows.release_authorizer_token(&authorizer, fence).await.unwrap();
        assert!(rows.lease_authorizer_token(&authorizer, "two", NOW, until).await.unwrap().is_some());
    }
}
