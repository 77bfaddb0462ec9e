use super::kit::{Book, NOW, word};
use crate::{on_each_database, testing::TestDatabase};

on_each_database! {
    async fn a_window_counts_and_begins_anew(db: TestDatabase) {
        let book = Book::open(db).await;
        let (system, bucket) = (book.store.system(), word());
        for count in 1..=3 {
            let hit = system.hit(&bucket, 60, NOW.plus_secs(count)).await.unwrap();
            assert_eq!((hit.count, hit.ends_at), (count, NOW.plus_secs(61)));
        }
        assert_eq!(system.hit(&word(), 60, NOW).await.unwrap().count, 1, "another's are not counted");
        system.take_back_hit(&bucket).await.unwrap();
        assert_eq!(system.hit(&bucket, 60, NOW.plus_secs(60)).await.unwrap().count, 3);
        let anew = system.hit(&bucket, 60, NOW.plus_secs(61)).await.unwrap();
        assert_eq!((anew.count, anew.ends_at), (1, NOW.plus_secs(121)));
        system.forget_hits(&bucket).await.unwrap();
        assert_eq!(system.hit(&bucket, 60, NOW.plus_secs(62)).await.unwrap().count, 1);
        for _ in 0..3 {
            system.take_back_hit(&bucket).await.unwrap();
        }
        assert_eq!(system.hit(&bucket, 60, NOW.plus_secs(63)).await.unwrap().count, 1, "never below nothing");
    }

    async fn of_many_at_once_each_gets_its_number(db: TestDatabase) {
        let book = Book::open(db).await;
        let bucket = word();
        let hits: Vec<_> = (0..20).map(|_| {
            let (store, bucket) = (book.store.clone(), bucket.clone());
            tokio::spawn(async move { store.system().hit(&bucket, 60, NOW).await.unwrap().count })
        }).collect();
        let mut counts = Vec::new();
        for hit in hits {
            counts.push(hit.await.unwrap());
        }
        counts.sort_unstable();
        assert_eq!(counts, (1..=20).collect::<Vec<i64>>());
    }

    async fn what_is_counted_cannot_be_read_and_is_swept(db: TestDatabase) {
        let book = Book::open(db).await;
        let system = book.store.system();
        system.hit("sign-in of somebody", 60, NOW).await.unwrap();
        let buckets: Vec<String> = book.query("SELECT bucket FROM rate_limit").await
            .iter().map(|row| row.try_get("", "bucket").unwrap()).collect();
        assert!(buckets.len() == 1 && !buckets[0].contains("somebody"), "{buckets:?}");
        system.purge_expired(NOW.plus_secs(59)).await.unwrap();
        assert_eq!(book.query("SELECT bucket FROM rate_limit").await.len(), 1);
        system.purge_expired(NOW.plus_secs(60)).await.unwrap();
        assert_eq!(book.query("SELECT bucket FROM rate_limit").await.len(), 0);
    }

    async fn a_network_is_known_to_its_person_for_half_a_year(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.query("SELECT login FROM person").await;
        let login: String = rows[0].try_get("", "login").unwrap();
        for later in [0, 5] {
            let tx = book.store.begin().await.unwrap();
            tx.system().remember_network(&book.person, "192.0.2.7", NOW.plus_secs(later)).await.unwrap();
            tx.commit().await.unwrap();
        }
        let system = book.store.system();
        assert!(system.is_known_network(&login, "192.0.2.7").await.unwrap());
        assert!(!system.is_known_network(&login, "192.0.2.8").await.unwrap());
        assert!(!system.is_known_network(&word(), "192.0.2.7").await.unwrap());
        let half_a_year = 180 * 24 * 3_600;
        system.purge_expired(NOW.plus_secs(half_a_year)).await.unwrap();
        assert!(system.is_known_network(&login, "192.0.2.7").await.unwrap(), "seen five seconds later once more");
        system.purge_expired(NOW.plus_secs(half_a_year + 5)).await.unwrap();
        assert!(!system.is_known_network(&login, "192.0.2.7").await.unwrap());
    }
}
