//! A change and its entry in the audit trail stand or fall together.

use domain::{
    conflict::Lack,
    list::{AuditFilter, CustomerFilter},
};

use super::kit::{
    Book, NOW, fresh, new_audit, new_authorizer, new_person, new_platform, new_snapshot,
};
use crate::{
    NewAuthorizer, NewConflict, NewCustomer, NewPerson, NewPlatform, Store, StoreError,
    on_each_database, testing::TestDatabase,
};

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
        let done = async {
            let tx = book.store.begin().await?;
            tx.platform(&book.platform).insert_customer(&customer()).await?;
            tx.audit(entry.clone()).await?;
            tx.audit(entry).await?;
            tx.commit().await
        };
        assert!(matches!(done.await, Err(StoreError::Db(_))), "an id cannot be used twice");
        assert_eq!(sizes(&book).await, (1, 0));
    }

    async fn a_transaction_goes_on_after_something_was_taken(db: TestDatabase) {
        let book = Book::open(db).await;
        let (person, platform, authorizer) = (new_person(&book.person), new_platform(), new_authorizer());
        let snapshot = new_snapshot(&authorizer.id);
        let conflict = NewConflict {
            id: fresh!(ConflictId),
            authorizer_id: authorizer.id.clone(),
            set: 4,
            lack: Lack::Withheld,
            opened_at: NOW,
            opened_by: snapshot.id.clone(),
                evidence: domain::conflict::Evidence::Snapshot(domain::authorizer::SnapshotSource::Callback),
        };
        let tx = book.store.begin().await.unwrap();
        let (system, rows) = (tx.system(), tx.platform(&book.platform));
        system.insert_person(&NewPerson { id: fresh!(PersonId), ..person.clone() }).await.unwrap();
        system.insert_platform(&platform).await.unwrap();
        rows.insert_authorizer(&authorizer).await.unwrap();
        rows.insert_snapshot(&snapshot).await.unwrap();
        rows.open_conflict(&conflict).await.unwrap();
        let refused = [
            system.insert_person(&NewPerson { id: fresh!(PersonId), ..person }).await,
            system.insert_platform(&NewPlatform { id: fresh!(PlatformId), ..platform }).await,
            rows.insert_authorizer(&NewAuthorizer { id: fresh!(AuthorizerId), ..authorizer }).await,
            rows.open_conflict(&NewConflict { id: fresh!(ConflictId), ..conflict }).await,
        ];
        for result in refused {
            assert!(matches!(result, Err(StoreError::Taken(_))), "{result:?}");
        }
        rows.insert_customer(&customer()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(sizes(&book).await, (2, 0));
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
    let book = Book::open(TestDatabase::sqlite()).await;
    let (store, platform) = (book.store.clone(), book.platform.clone());
    let work = async move {
        let tx = store.begin().await?;
        let rows = tx.platform(&platform);
        rows.insert_customer(&customer()).await?;
        tx.commit().await
    };
    tokio::spawn(work).await.unwrap().unwrap();
    assert_eq!(sizes(&book).await.0, 2);
}
