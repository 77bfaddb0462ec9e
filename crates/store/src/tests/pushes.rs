use domain::{
    ids::PushId,
    push::{PushOutcome, PushState, TICKET, TryEnd},
};
use secrecy::ExposeSecret as _;

use super::kit::{Book, DONE, NOW, new_push, word};
use crate::{
    Lane, NewPush, PushEnd, PushReceipt, PushWhy, RefusedPushes, on_each_database,
    testing::TestDatabase,
};

fn why(code: &str) -> PushWhy {
    PushWhy {
        code: code.to_owned(),
        errcode: Some(61_009),
        rid: Some("rid".to_owned()),
    }
}

/// A push about an account, made so many seconds after `NOW`.
fn about(appid: &str, after: i64) -> NewPush {
    NewPush {
        appid: Some(appid.to_owned()),
        create_time: Some(NOW.millis() / 1_000 + after),
        ..new_push(&word())
    }
}

async fn due(book: &Book, after: i64) -> Vec<PushId> {
    let (system, at) = (book.store.system(), NOW.plus_secs(after));
    let mut due = system.due_pushes(Lane::Exchanges, at, 10).await.unwrap();
    due.extend(system.due_pushes(Lane::AtOnce, at, 10).await.unwrap());
    due.into_iter().map(|push| push.id).collect()
}

on_each_database! {
    async fn the_same_content_is_put_down_once(db: TestDatabase) {
        let book = Book::open(db).await;
        let body = word();
        let first = new_push(&body);
        assert_eq!(book.rows().insert_push(&first).await.unwrap(), PushReceipt::Inserted(first.id.clone()));
        assert_eq!(book.rows().insert_push(&new_push(&body)).await.unwrap(), PushReceipt::Duplicate);
        let until = NOW.plus_secs(9);
        let claimed = book.rows().claim_push(&first.id, "n", NOW, until).await.unwrap().unwrap();
        assert!(book.rows().finish_push(&first.id, claimed.fence, DONE, NOW).await.unwrap());
        assert_eq!(book.rows().insert_push(&new_push(&body)).await.unwrap(), PushReceipt::Duplicate, "also when done");
        assert!(matches!(book.rows().insert_push(&new_push(&word())).await.unwrap(), PushReceipt::Inserted(_)));
    }

    async fn a_push_is_due_until_it_is_done_or_given_up(db: TestDatabase) {
        let book = Book::open(db).await;
        let (push, other) = (new_push(&word()), new_push(&word()));
        let rows = book.rows();
        rows.insert_push(&push).await.unwrap();
        rows.insert_push(&other).await.unwrap();
        let count = async |after: i64| due(&book, after).await.len();
        assert_eq!((count(-1).await, count(0).await), (0, 2));
        assert_eq!(book.store.system().due_pushes(Lane::Exchanges, NOW, 1).await.unwrap().len(), 1);

        let claimed = rows.claim_push(&push.id, "n", NOW, NOW.plus_secs(30)).await.unwrap().unwrap();
        assert_eq!((claimed.info_type.as_str(), claimed.create_time, claimed.tries), ("authorized", Some(1_000), 1));
        assert!(rows.claim_push(&push.id, "m", NOW, NOW.plus_secs(30)).await.unwrap().is_none());
        assert_eq!((count(29).await, count(30).await), (1, 2));
        let unreachable = why("unreachable");
        let retry = PushEnd::RetryAt { at: NOW.plus_secs(60), why: &unreachable };
        assert!(rows.finish_push(&push.id, claimed.fence, retry, NOW).await.unwrap());
        assert_eq!((count(59).await, count(60).await), (1, 2));
        let early = rows.claim_push(&push.id, "m", NOW.plus_secs(59), NOW.plus_secs(90)).await.unwrap();
        assert!(early.is_none(), "another node's list is older than the pause");

        let again = rows.claim_push(&push.id, "n", NOW.plus_secs(60), NOW.plus_secs(90)).await.unwrap().unwrap();
        assert_eq!(again.tries, 2);
        let refused = why("code_refused");
        assert!(rows.finish_push(&push.id, again.fence, PushEnd::Dead { why: &refused }, NOW.plus_secs(61)).await.unwrap());
        assert!(!rows.finish_push(&push.id, again.fence, DONE, NOW).await.unwrap());
        assert!(rows.claim_push(&push.id, "n", NOW.plus_secs(999), NOW).await.unwrap().is_none());
        assert_eq!(count(999).await, 1);
        assert_eq!(book.store.system().pending().await.unwrap().pushes, 1);

        let (row, body) = rows.push(&push.id).await.unwrap();
        assert_eq!((row.state, row.tries, row.why), (PushState::Dead, 2, Some(refused.clone())));
        assert_eq!(body.expose_secret(), push.body.expose_secret());
        let tries = rows.push_tries(&push.id).await.unwrap();
        let told: Vec<_> = tries.iter().map(|one| (one.number, one.end, one.why.clone())).collect();
        assert_eq!(told, [(2, TryEnd::Dead, Some(refused)), (1, TryEnd::Later, Some(unreachable))]);
        assert_eq!(tries[0].began_at, Some(NOW.plus_secs(60)));
        assert_eq!(tries[0].node.as_deref(), Some("n"));
        assert_eq!(rows.dead_pushes().await.unwrap(), 1);
    }

    async fn pushes_of_an_account_go_in_the_order_of_their_events(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        let (late, early, same, other) = (about("wx1", 5), about("wx1", 1), about("wx1", 5), about("wx2", 9));
        for push in [&late, &early, &same, &other] {
            rows.insert_push(push).await.unwrap();
        }
        let mut first = due(&book, 0).await;
        first.sort();
        let mut expected = vec![early.id.clone(), other.id.clone()];
        expected.sort();
        assert_eq!(first, expected, "one of each account");
        let until = NOW.plus_secs(30);
        assert!(rows.claim_push(&late.id, "n", NOW, until).await.unwrap().is_none(), "not its turn");
        let claimed = rows.claim_push(&early.id, "n", NOW, until).await.unwrap().unwrap();
        assert!(rows.claim_push(&late.id, "m", NOW, until).await.unwrap().is_none(), "the first is being worked on");
        let unreachable = why("unreachable");
        let retry = PushEnd::RetryAt { at: NOW.plus_secs(60), why: &unreachable };
        rows.finish_push(&early.id, claimed.fence, retry, NOW).await.unwrap();
        assert_eq!(due(&book, 10).await, std::slice::from_ref(&other.id), "the others wait as long as the first does");
        let claimed = rows.claim_push(&early.id, "n", NOW.plus_secs(60), until).await.unwrap().unwrap();
        rows.finish_push(&early.id, claimed.fence, PushEnd::Dead { why: &unreachable }, NOW).await.unwrap();
        let next = [late.id.clone(), same.id.clone()].into_iter().min().unwrap();
        assert!(rows.claim_push(&next, "n", NOW, until).await.unwrap().is_some(), "of one second, the one that came first");
    }

    async fn what_calls_nobody_is_due_apart_from_exchanges(db: TestDatabase) {
        let book = Book::open(db).await;
        let kinds = ["notify_third_fasteregister", "authorized", "unauthorized", "updateauthorized", "something_new", "QUERY_AUTH_CODE", TICKET];
        for kind in kinds {
            let push = NewPush { info_type: kind.to_owned(), ..new_push(&word()) };
            book.rows().insert_push(&push).await.unwrap();
        }
        let due = async |lane| {
            let due = book.store.system().due_pushes(lane, NOW, 10).await.unwrap();
            let mut kinds: Vec<String> = due.into_iter().map(|push| push.info_type).collect();
            kinds.sort();
            kinds
        };
        assert_eq!(due(Lane::AtOnce).await, ["something_new", "unauthorized"], "tickets have a way of their own");
        assert_eq!(due(Lane::Exchanges).await, ["QUERY_AUTH_CODE", "authorized", "notify_third_fasteregister", "updateauthorized"]);
    }

    async fn a_code_that_dies_soon_goes_first(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        let mut ids = Vec::new();
        for dies in [None, Some(3_600), Some(500), Some(300)] {
            let push = NewPush { dies_at: dies.map(|secs| NOW.plus_secs(secs)), ..new_push(&word()) };
            rows.insert_push(&push).await.unwrap();
            ids.push(push.id);
        }
        let first = book.store.system().due_pushes(Lane::Exchanges, NOW, 2).await.unwrap();
        assert_eq!(first.into_iter().map(|push| push.id).collect::<Vec<_>>(), [ids[3].clone(), ids[2].clone()]);
        assert_eq!(due(&book, 0).await.len(), 4);
    }

    async fn a_try_whose_worker_went_away_is_told(db: TestDatabase) {
        let book = Book::open(db).await;
        let (rows, push) = (book.rows(), new_push(&word()));
        rows.insert_push(&push).await.unwrap();
        let gone = rows.claim_push(&push.id, "gone", NOW, NOW.plus_secs(9)).await.unwrap().unwrap();
        assert!(rows.prolong_push(&push.id, gone.fence, NOW.plus_secs(20)).await.unwrap());
        assert!(rows.claim_push(&push.id, "next", NOW.plus_secs(19), NOW.plus_secs(40)).await.unwrap().is_none());
        let next = rows.claim_push(&push.id, "next", NOW.plus_secs(20), NOW.plus_secs(40)).await.unwrap().unwrap();
        assert!(!rows.prolong_push(&push.id, gone.fence, NOW.plus_secs(99)).await.unwrap(), "the lease is another's");
        let attempt = book.returned_attempt().await.id;
        let end = PushEnd::Done { outcome: PushOutcome::CodeHandedOver, attempt: Some(&attempt) };
        assert!(rows.finish_push(&push.id, next.fence, end, NOW.plus_secs(21)).await.unwrap());
        let tries = rows.push_tries(&push.id).await.unwrap();
        assert_eq!(tries.len(), 1, "the one that did it stands with the push");
        assert_eq!((tries[0].end, tries[0].node.as_deref(), tries[0].ended_at), (TryEnd::Interrupted, Some("gone"), None));
        let (row, _) = rows.push(&push.id).await.unwrap();
        assert_eq!((row.state, row.node.as_deref(), row.attempt), (PushState::Done, Some("next"), Some(attempt)));
        assert_eq!((row.began_at, row.done_at), (Some(NOW.plus_secs(20)), Some(NOW.plus_secs(21))));
    }

    async fn staff_have_a_push_processed_again_or_put_it_aside(db: TestDatabase) {
        let book = Book::open(db).await;
        let (rows, push) = (book.rows(), new_push(&word()));
        rows.insert_push(&push).await.unwrap();
        let claimed = rows.claim_push(&push.id, "n", NOW, NOW.plus_secs(9)).await.unwrap().unwrap();
        let again = async |after: i64| {
            let tx = book.store.begin().await.unwrap();
            let done = tx.platform(&book.platform).process_push_again(&push.id, NOW.plus_secs(after)).await.unwrap();
            tx.commit().await.unwrap();
            done
        };
        let dismiss = async || {
            let tx = book.store.begin().await.unwrap();
            let done = tx.platform(&book.platform).dismiss_push(&push.id).await.unwrap();
            tx.commit().await.unwrap();
            done
        };
        assert!(!again(1).await, "somebody works on it");
        assert!(!dismiss().await, "it is not given up");
        let refused = why("code_refused");
        rows.finish_push(&push.id, claimed.fence, PushEnd::Dead { why: &refused }, NOW).await.unwrap();
        assert!(dismiss().await && !dismiss().await);
        assert_eq!(rows.dead_pushes().await.unwrap(), 0);
        assert!(again(2).await);
        let (row, _) = rows.push(&push.id).await.unwrap();
        assert_eq!((row.state, row.tries, row.why, row.done_at), (PushState::Waiting, 0, None, None));
        let claimed = rows.claim_push(&push.id, "n", NOW.plus_secs(2), NOW.plus_secs(9)).await.unwrap().unwrap();
        rows.finish_push(&push.id, claimed.fence, DONE, NOW.plus_secs(3)).await.unwrap();
        assert!(again(4).await, "also one that was done");
        let ends: Vec<TryEnd> = rows.push_tries(&push.id).await.unwrap().iter().map(|one| one.end).collect();
        assert_eq!(ends, [TryEnd::Done, TryEnd::Dead]);

        let (foreign, _) = book.another_platform().await;
        let tx = book.store.begin().await.unwrap();
        let elsewhere = tx.platform(&foreign);
        assert!(matches!(elsewhere.process_push_again(&push.id, NOW).await, Err(crate::StoreError::NotFound)));
        assert!(!elsewhere.dismiss_push(&push.id).await.unwrap());
        drop(tx);
        assert!(matches!(book.store.platform(&foreign).push(&push.id).await, Err(crate::StoreError::NotFound)));
    }

    async fn tickets_that_wait_are_done_together(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        let mut ids = Vec::new();
        for after in 0..3 {
            let push = NewPush {
                info_type: "component_verify_ticket".to_owned(),
                received_at: NOW.plus_secs(after),
                ..new_push(&format!("ticket {after}"))
            };
            rows.insert_push(&push).await.unwrap();
            ids.push(push.id);
        }
        assert_eq!(due(&book, 9).await, [], "no worker takes them one by one");
        let system = book.store.system();
        assert_eq!(system.platform_with_tickets(None).await.unwrap(), Some(book.platform.clone()));
        assert_eq!(system.platform_with_tickets(Some(&book.platform)).await.unwrap(), None);
        let tx = book.store.begin().await.unwrap();
        let waiting = tx.platform(&book.platform).waiting_tickets(2).await.unwrap().unwrap();
        assert_eq!((waiting.ids.as_slice(), waiting.body.expose_secret()), (&ids[..2], "ticket 1"));
        assert_eq!((waiting.oldest_at, waiting.newest_at), (NOW, NOW.plus_secs(1)));
        tx.platform(&book.platform).finish_tickets(&waiting.ids, PushOutcome::TicketKept, "n", NOW.plus_secs(5)).await.unwrap();
        let waiting = tx.platform(&book.platform).waiting_tickets(2).await.unwrap().unwrap();
        assert_eq!(waiting.ids, ids[2..]);
        tx.commit().await.unwrap();
        let (row, _) = rows.push(&ids[0]).await.unwrap();
        assert_eq!((row.state, row.outcome, row.tries), (PushState::Done, Some(PushOutcome::TicketKept), 1));
        let newest: Vec<i64> = rows.newest_tickets(2).await.unwrap().iter().map(|at| at.secs_since(NOW)).collect();
        assert_eq!(newest, [2, 1]);
    }

    async fn old_pushes_leave_in_batches_and_what_waits_for_somebody_stays(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        let mut ids = Vec::new();
        for n in 0..6 {
            let push = NewPush { received_at: NOW.plus_secs(n), ..new_push(&word()) };
            rows.insert_push(&push).await.unwrap();
            ids.push(push.id);
        }
        let refused = why("code_refused");
        for (id, end) in ids[1..].iter().zip([PushEnd::Dead { why: &refused }, DONE, DONE, DONE, DONE]) {
            let at = NOW.plus_secs(9);
            let claimed = rows.claim_push(id, "n", at, at).await.unwrap().unwrap();
            rows.finish_push(id, claimed.fence, end, at).await.unwrap();
        }
        let remove = async |before: i64, limit: u64| {
            let tx = book.store.begin().await.unwrap();
            let removed = tx.platform(&book.platform).remove_old_pushes(NOW.plus_secs(before), limit).await.unwrap();
            tx.commit().await.unwrap();
            removed
        };
        assert_eq!(remove(2, 9).await, 0, "the first two wait, or were given up");
        assert_eq!((remove(5, 2).await, remove(5, 2).await, remove(5, 2).await), (2, 1, 0));
        let left = rows.pushes(&Default::default()).await.unwrap().rows;
        let left: Vec<PushId> = left.into_iter().map(|row| row.id).collect();
        assert_eq!(left, [ids[5].clone(), ids[1].clone(), ids[0].clone()]);
        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).dismiss_push(&ids[1]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(remove(5, 9).await, 1, "staff have dealt with it");
        assert_eq!(rows.push_tries(&ids[1]).await.unwrap(), []);
    }

    async fn refused_pushes_are_counted_by_reason(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        for (reason, count, after) in [("signature", 1, 0), ("receiver", 1, 1), ("signature", 7, 2)] {
            rows.count_refused_pushes(reason, count, NOW.plus_secs(after)).await.unwrap();
        }
        let expected = [("signature", 8, 2), ("receiver", 1, 1)].map(|(reason, count, after)| RefusedPushes {
            reason: reason.to_owned(),
            count,
            last_at: NOW.plus_secs(after),
        });
        assert_eq!(rows.refused_pushes(NOW).await.unwrap(), expected);
        let recent = rows.refused_pushes(NOW.plus_secs(2)).await.unwrap();
        assert_eq!(recent, expected[..1], "of reasons that were seen since then");
        let (other, _) = book.another_platform().await;
        book.store.platform(&other).count_refused_pushes("signature", 1, NOW.plus_secs(3)).await.unwrap();
        book.store.system().purge_refused_pushes(NOW.plus_secs(2)).await.unwrap();
        assert_eq!(rows.refused_pushes(NOW).await.unwrap(), expected[..1], "the others were not seen for long");
    }
}
