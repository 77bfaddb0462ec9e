use domain::{catalogue, conflict::Lack, ids::AuthorizerId};

use super::kit::{Book, NOW, fresh, new_snapshot};
use crate::{NewConflict, NewSnapshot, StoreError, on_each_database, testing::TestDatabase};

fn conflict(snapshot: &NewSnapshot, set: i64) -> NewConflict {
    NewConflict {
        id: fresh!(ConflictId),
        authorizer_id: snapshot.authorizer_id.clone(),
        set,
        lack: Lack::Withheld,
        opened_at: NOW,
        opened_by: snapshot.id.clone(),
        evidence: domain::conflict::Evidence::Snapshot(
            domain::authorizer::SnapshotSource::Callback,
        ),
    }
}

async fn counters(book: &Book, id: &AuthorizerId) -> (i64, i64) {
    let row = book.rows().authorizer(id).await.unwrap();
    (row.lacking, row.lacking_exclusive)
}

on_each_database! {
    async fn a_set_is_lacking_once_at_a_time_and_the_counters_follow(db: TestDatabase) {
        let book = Book::open(db).await;
        let id = book.authorizer().await.id;
        let exclusive = catalogue::all().find(|set| set.is_exclusive()).unwrap().id;
        let shared = catalogue::all().find(|set| !set.is_exclusive()).unwrap().id;
        let snapshot = new_snapshot(&id);
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.insert_snapshot(&snapshot).await.unwrap();
        for set in [exclusive, shared] {
            rows.open_conflict(&conflict(&snapshot, set)).await.unwrap();
        }
        rows.refresh_lacking(&id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(counters(&book, &id).await, (2, 1));
        let mut open: Vec<_> = book.rows().open_conflicts(&id).await.unwrap().iter().map(|row| row.set).collect();
        assert!(open.is_sorted());
        open.sort_unstable();
        let mut both = vec![exclusive, shared];
        both.sort_unstable();
        assert_eq!(open, both);

        let tx = book.store.begin().await.unwrap();
        let again = tx.platform(&book.platform).open_conflict(&conflict(&snapshot, shared)).await;
        assert!(matches!(again, Err(StoreError::Taken("set"))), "{again:?}");
        drop(tx);

        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        assert!(rows.close_conflict(&id, exclusive, &snapshot.id, NOW).await.unwrap());
        assert!(!rows.close_conflict(&id, exclusive, &snapshot.id, NOW).await.unwrap());
        rows.refresh_lacking(&id).await.unwrap();
        rows.open_conflict(&conflict(&snapshot, exclusive)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(counters(&book, &id).await, (1, 0), "as of the last refresh");
        assert_eq!(book.rows().open_conflicts(&id).await.unwrap().len(), 2);
    }

    async fn snapshots_come_newest_first(db: TestDatabase) {
        let book = Book::open(db).await;
        let id = book.authorizer().await.id;
        assert_eq!(book.rows().latest_snapshot(&id).await.unwrap(), None);
        let tx = book.store.begin().await.unwrap();
        for after in [1, 3, 2] {
            let snapshot = NewSnapshot { taken_at: NOW.plus_secs(after), ..new_snapshot(&id) };
            tx.platform(&book.platform).insert_snapshot(&snapshot).await.unwrap();
        }
        tx.commit().await.unwrap();
        let rows = book.rows();
        let times: Vec<_> = rows.snapshots_of(&id, 2).await.unwrap().iter().map(|row| row.taken_at).collect();
        assert_eq!(times, [NOW.plus_secs(3), NOW.plus_secs(2)]);
        assert_eq!(rows.latest_snapshot(&id).await.unwrap().unwrap().taken_at, NOW.plus_secs(3));
    }
}
