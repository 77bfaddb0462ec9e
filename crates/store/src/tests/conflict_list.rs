//! Conflicts over all authorizers.

use domain::{
    catalogue,
    conflict::{Evidence, Lack},
    ids::{AuthorizerId, ConflictId, CustomerId},
    list::{ConflictFilter, ConflictState},
};

use super::kit::{Book, NOW, fresh, new_authorizer, new_snapshot};
use crate::{
    ConflictCounts, NewAuthorizer, NewConflict, StoreError, on_each_database, testing::TestDatabase,
};

const SHARED: i64 = 17;
const EXCLUSIVE: i64 = 18;

async fn account(book: &Book, customer: Option<&CustomerId>) -> AuthorizerId {
    let new = NewAuthorizer {
        customer_id: customer.cloned(),
        ..new_authorizer()
    };
    let tx = book.store.begin().await.unwrap();
    let rows = tx.platform(&book.platform);
    rows.insert_authorizer(&new).await.unwrap();
    tx.commit().await.unwrap();
    new.id
}

async fn lack(book: &Book, account: &AuthorizerId, set: i64, after: i64) -> ConflictId {
    let snapshot = new_snapshot(account);
    let new = NewConflict {
        id: fresh!(ConflictId),
        authorizer_id: account.clone(),
        set,
        lack: if set == SHARED {
            Lack::Withheld
        } else {
            Lack::Removed
        },
        opened_at: NOW.plus_secs(after),
        opened_by: snapshot.id.clone(),
        evidence: Evidence::Profile,
    };
    let tx = book.store.begin().await.unwrap();
    let rows = tx.platform(&book.platform);
    rows.insert_snapshot(&snapshot).await.unwrap();
    rows.open_conflict(&new).await.unwrap();
    tx.commit().await.unwrap();
    new.id
}

async fn ids(book: &Book, filter: &ConflictFilter) -> Vec<ConflictId> {
    let page = book.rows().conflicts(filter).await.unwrap();
    page.rows.into_iter().map(|row| row.id).collect()
}

on_each_database! {
    async fn exclusive_ones_come_first_then_the_newest(db: TestDatabase) {
        assert!(catalogue::is_exclusive(EXCLUSIVE) && !catalogue::is_exclusive(SHARED));
        let book = Book::open(db).await;
        let (mine, nobodys) = (account(&book, Some(&book.customer)).await, account(&book, None).await);
        let old = lack(&book, &mine, EXCLUSIVE, 1).await;
        let shared = lack(&book, &mine, SHARED, 9).await;
        let new = lack(&book, &nobodys, EXCLUSIVE, 5).await;
        let all = ConflictFilter::default();
        assert_eq!(ids(&book, &all).await, [new.clone(), old.clone(), shared.clone()]);
        let row = book.rows().conflict(&old).await.unwrap();
        assert_eq!((row.evidence, row.exclusive, row.acknowledged, row.version), (Evidence::Profile, true, None, 0));
        for (filter, expected) in [
            (ConflictFilter { customer: Some(book.customer.clone()), ..all.clone() }, vec![&old, &shared]),
            (ConflictFilter { set: Some(SHARED), ..all.clone() }, vec![&shared]),
            (ConflictFilter { lack: Some(Lack::Removed), ..all.clone() }, vec![&new, &old]),
            (ConflictFilter { exclusive: Some(false), ..all.clone() }, vec![&shared]),
            (ConflictFilter { acknowledged: Some(true), ..all.clone() }, vec![]),
        ] {
            assert_eq!(ids(&book, &filter).await.iter().collect::<Vec<_>>(), expected, "{filter:?}");
        }
        assert_eq!(
            book.rows().conflict_counts(100).await.unwrap(),
            ConflictCounts { open: 3, exclusive: 2, unacknowledged: 3 }
        );

        // They go to a customer with their account.
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.assign(&nobodys, &book.customer, NOW).await.unwrap();
        tx.commit().await.unwrap();
        let of_customer = ConflictFilter { customer: Some(book.customer.clone()), ..all };
        assert_eq!(ids(&book, &of_customer).await, [new, old, shared]);
    }

    async fn pages_go_on_where_exclusive_ones_end(db: TestDatabase) {
        let book = Book::open(db).await;
        for n in 0..30 {
            let id = account(&book, None).await;
            lack(&book, &id, EXCLUSIVE, n / 7).await;
            lack(&book, &id, SHARED, n / 7).await;
        }
        let (mut seen, mut filter) = (Vec::new(), ConflictFilter::default());
        loop {
            let page = book.rows().conflicts(&filter).await.unwrap();
            seen.extend(page.rows.into_iter().map(|row| (row.exclusive, row.opened_at, row.id)));
            match page.next {
                Some(next) => filter.after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen.len(), 60);
        assert!(seen.windows(2).all(|pair| pair[0] > pair[1]), "in order, none twice");
    }

    async fn what_staff_said_stays_when_a_set_comes_back(db: TestDatabase) {
        let book = Book::open(db).await;
        let mine = account(&book, None).await;
        let id = lack(&book, &mine, EXCLUSIVE, 1).await;
        let by = (&book.person, "李雷");
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        assert!(rows.acknowledge_conflict(&id, 0, by, "已联系", NOW).await.unwrap());
        assert!(!rows.acknowledge_conflict(&id, 0, by, "second", NOW).await.unwrap(), "somebody was first");
        assert!(!rows.note_conflict(&id, 0, "second").await.unwrap());
        assert!(rows.note_conflict(&id, 1, "下周处理").await.unwrap());
        let snapshot = new_snapshot(&mine);
        rows.insert_snapshot(&snapshot).await.unwrap();
        rows.close_conflict(&mine, EXCLUSIVE, &snapshot.id, NOW.plus_secs(9)).await.unwrap();
        tx.commit().await.unwrap();
        assert!(ids(&book, &ConflictFilter::default()).await.is_empty());
        let closed = ConflictFilter { state: ConflictState::Closed, acknowledged: Some(true), ..Default::default() };
        assert_eq!(ids(&book, &closed).await, std::slice::from_ref(&id));
        let row = book.rows().conflict(&id).await.unwrap();
        assert_eq!((row.note.as_str(), row.acknowledged.unwrap().by.as_str()), ("下周处理", "李雷"));
        assert_eq!((row.closed_by, row.version), (Some(snapshot.id), 2));

        let (other, _) = book.another_platform().await;
        let foreign = book.store.platform(&other);
        assert!(matches!(foreign.conflict(&id).await, Err(StoreError::NotFound)));
        assert!(foreign.conflicts(&closed).await.unwrap().rows.is_empty());
        assert!(matches!(foreign.snapshot(&row.opened_by).await, Err(StoreError::NotFound)));
        let tx = book.store.begin().await.unwrap();
        assert!(!tx.platform(&other).note_conflict(&id, 2, "x").await.unwrap());
    }
}
