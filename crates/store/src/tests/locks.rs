//! Rows are taken in one order by everybody: two transactions never wait for each other.

use std::time::Duration;

use sea_orm::DbBackend;
use tokio::time::{sleep, timeout};

use super::kit::{Book, NOW, new_audit, new_platform, word};
use crate::{PlatformChange, on_each_database, testing::TestDatabase};

/// Waits until a statement of the test's waits for a lock. SQLite has one writer at a time, and nobody to wait for here.
async fn until_somebody_waits(book: &Book) {
    let reader = &book.store.0.reader;
    if reader.get_database_backend() != DbBackend::Postgres {
        return;
    }
    let waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' \
        AND application_name = current_setting('application_name')";
    let waits = async {
        while book.query(waiting).await.is_empty() {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(Duration::from_secs(20), waits).await.unwrap();
}

on_each_database! {
    async fn looks_and_renewals_asked_for_take_accounts_in_one_order(db: TestDatabase) {
        let book = Book::open(db).await;
        let mut ids = [book.authorizer().await.id, book.authorizer().await.id];
        ids.sort();
        let staff = book.store.begin().await.unwrap();
        let rows = staff.platform(&book.platform);
        rows.ask_renewals(&ids[..1], NOW).await.unwrap();
        let (store, platform) = (book.store.clone(), book.platform.clone());
        let looked = [(ids[1].clone(), None), (ids[0].clone(), None)];
        let looks = tokio::spawn(async move {
            let tx = store.begin().await?;
            tx.platform(&platform).note_looks(&looked, NOW).await?;
            tx.commit().await
        });
        until_somebody_waits(&book).await;
        rows.ask_renewals(&ids[1..], NOW).await.unwrap();
        staff.commit().await.unwrap();
        looks.await.unwrap().unwrap();
    }

    async fn another_app_id_takes_what_belongs_to_it_in_the_order_of_a_renewal(db: TestDatabase) {
        let book = Book::open(db).await;
        let head = new_platform();
        let renewal = book.store.begin().await.unwrap();
        assert!(renewal.platform(&book.platform).put_ticket(&word().into(), NOW).await.unwrap());
        let (store, platform) = (book.store.clone(), book.platform.clone());
        let change = PlatformChange {
            name: head.name,
            component_appid: head.component_appid,
            public_origin: head.public_origin,
            offered: head.offered,
            appsecret: None,
            token: None,
            aes_key: None,
        };
        let changing = tokio::spawn(async move {
            let tx = store.begin().await?;
            let changed = tx.platform(&platform).change_platform(&change, 0, NOW).await?;
            tx.commit().await.map(|()| changed)
        });
        until_somebody_waits(&book).await;
        renewal.audit(new_audit(Some(&book.platform), NOW)).await.unwrap();
        renewal.commit().await.unwrap();
        assert!(changing.await.unwrap().unwrap());
        assert_eq!(book.rows().component_state().await.unwrap().ticket_at, None);
    }
}
