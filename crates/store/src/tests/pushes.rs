use super::kit::{Book, NOW, new_push, word};
use crate::{PushEnd, PushReceipt, RefusedPushes, on_each_database, testing::TestDatabase};

on_each_database! {
    async fn the_same_content_is_put_down_once(db: TestDatabase) {
        let book = Book::open(db).await;
        let body = word();
        let first = new_push(&body);
        assert_eq!(book.rows().insert_push(&first).await.unwrap(), PushReceipt::Inserted(first.id.clone()));
        assert_eq!(book.rows().insert_push(&new_push(&body)).await.unwrap(), PushReceipt::Duplicate);
        let until = NOW.plus_secs(9);
        let claimed = book.rows().claim_push(&first.id, "n", NOW, until).await.unwrap().unwrap();
        assert!(book.rows().finish_push(&first.id, claimed.fence, PushEnd::Done, NOW).await.unwrap());
        assert_eq!(book.rows().insert_push(&new_push(&body)).await.unwrap(), PushReceipt::Duplicate, "also when done");
        assert!(matches!(book.rows().insert_push(&new_push(&word())).await.unwrap(), PushReceipt::Inserted(_)));
    }

    async fn a_push_is_due_until_it_is_done_or_given_up(db: TestDatabase) {
        let book = Book::open(db).await;
        let (push, other) = (new_push(&word()), new_push(&word()));
        let rows = book.rows();
        rows.insert_push(&push).await.unwrap();
        rows.insert_push(&other).await.unwrap();
        let due = async |after: i64| book.store.system().due_pushes(NOW.plus_secs(after), 10).await.unwrap().len();
        assert_eq!((due(-1).await, due(0).await), (0, 2));
        assert_eq!(book.store.system().due_pushes(NOW, 1).await.unwrap().len(), 1);

        let claimed = rows.claim_push(&push.id, "n", NOW, NOW.plus_secs(30)).await.unwrap().unwrap();
        assert_eq!((claimed.info_type.as_str(), claimed.create_time, claimed.tries), ("authorized", Some(1_000), 1));
        assert!(rows.claim_push(&push.id, "m", NOW, NOW.plus_secs(30)).await.unwrap().is_none());
        assert_eq!((due(29).await, due(30).await), (1, 2));
        let retry = PushEnd::RetryAt { at: NOW.plus_secs(60), why: "unreachable" };
        assert!(rows.finish_push(&push.id, claimed.fence, retry, NOW).await.unwrap());
        assert_eq!((due(59).await, due(60).await), (1, 2));

        let again = rows.claim_push(&push.id, "n", NOW.plus_secs(60), NOW.plus_secs(90)).await.unwrap().unwrap();
        assert_eq!(again.tries, 2);
        assert!(rows.finish_push(&push.id, again.fence, PushEnd::Failed { why: "unknown" }, NOW).await.unwrap());
        assert!(!rows.finish_push(&push.id, again.fence, PushEnd::Done, NOW).await.unwrap());
        assert!(rows.claim_push(&push.id, "n", NOW.plus_secs(999), NOW).await.unwrap().is_none());
        assert_eq!(due(999).await, 1);
        assert_eq!(book.store.system().pending().await.unwrap().pushes, 1);
    }

    async fn refused_pushes_are_counted_by_reason(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        for (reason, after) in [("signature", 0), ("receiver", 1), ("signature", 2)] {
            rows.count_refused_push(reason, NOW.plus_secs(after)).await.unwrap();
        }
        let expected = [("signature", 2, 2), ("receiver", 1, 1)].map(|(reason, count, after)| RefusedPushes {
            reason: reason.to_owned(),
            count,
            last_at: NOW.plus_secs(after),
        });
        assert_eq!(rows.refused_pushes().await.unwrap(), expected);
    }
}
