//! A change and its entry in the audit trail stand or fall together.

use domain::list::{AuditFilter, CustomerFilter};

use super::kit::{Book, NOW, fresh, new_audit};
use crate::{NewCustomer, Store, StoreError, Tx, on_each_database, testing::TestDatabase};

fn customer() -> NewCustomer {
    NewCustomer {
        id: fresh!(CustomerId),
        name: "新客户".to_owned(),
        note: String::new(),
        created_at: NOW,
        created_by: None,
    }
}

/// How many customers and audit entries there are.
async fn sizes(book: &Book) -> (usize, usize) {
    let customers = book.rows().customers(&CustomerFilter::default()).await;
    let audit = book.rows().audit(&AuditFilter::default()).await;
    (customers.unwrap().rows.len(), audit.unwrap().rows.len())
}

on_each_database! {
    async fn a_transaction_that_is_dropped_leaves_nothing(db: TestDatabase) {
        let book = Book::open(db).await;
        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).insert_customer(&customer()).await.unwrap();
        tx.audit(new_audit(Some(&book.platform), NOW)).await.unwrap();
        drop(tx);
        assert_eq!(sizes(&book).await, (1, 0));

        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).insert_customer(&customer()).await.unwrap();
        tx.audit(new_audit(Some(&book.platform), NOW)).await.unwrap();
        assert_eq!(sizes(&book).await, (1, 0), "nobody else sees it before the end");
        tx.commit().await.unwrap();
        assert_eq!(sizes(&book).await, (2, 1));
    }

    async fn a_change_without_its_audit_entry_does_not_happen(db: TestDatabase) {
        let book = Book::open(db).await;
        let entry = new_audit(Some(&book.platform), NOW);
        let twice = entry.clone();
        let platform = &book.platform;
        let done = book.store.write(async |tx: &Tx| {
            tx.audit(entry).await?;
            tx.platform(platform).insert_customer(&customer()).await?;
            tx.audit(twice).await
        }).await;
        assert!(matches!(done, Err(StoreError::Db(_))), "an id cannot be used twice");
        assert_eq!(sizes(&book).await, (1, 0));
    }

    async fn a_transaction_reads_what_it_wrote(db: TestDatabase) {
        let book = Book::open(db).await;
        let new = customer();
        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).insert_customer(&new).await.unwrap();
        assert_eq!(tx.platform(&book.platform).customer(&new.id).await.unwrap().name, "新客户");
    }

    async fn writers_wait_for_each_other(db: TestDatabase) {
        let book = Book::open(db).await;
        // Another process, with pools of its own.
        let elsewhere = Store::connect(book.database.url(), book.database.key()).await.unwrap();
        let tasks: Vec<_> = (0..20).map(|n| {
            let (store, platform) = (if n % 2 == 0 { &book.store } else { &elsewhere }, book.platform.clone());
            let store = store.clone();
            tokio::spawn(async move {
                let tx = store.begin().await?;
                let rows = tx.platform(&platform);
                // Reads first and writes then: what SQLite would refuse if the lock were not taken at once.
                rows.customers(&CustomerFilter::default()).await?;
                rows.insert_customer(&customer()).await?;
                tx.commit().await
            })
        }).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(sizes(&book).await.0, 21);
    }
}

/// What the pages' traits need: a use case's future can be sent between threads.
#[tokio::test]
async fn a_use_case_can_move_between_threads() {
    fn is_send<T: Send>(future: T) -> T {
        future
    }
    let book = Book::open(TestDatabase::sqlite()).await;
    let (store, platform, name) = (book.store.clone(), book.platform.clone(), "甲".to_owned());
    let work = is_send(async move {
        store
            .write(async |tx: &Tx| {
                let new = NewCustomer {
                    name: name.clone(),
                    ..customer()
                };
                tx.platform(&platform).insert_customer(&new).await
            })
            .await
    });
    tokio::spawn(work).await.unwrap().unwrap();
    assert_eq!(sizes(&book).await.0, 2);
}
