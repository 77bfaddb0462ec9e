use domain::{
    attempt::{AttemptState, Failure, FailureKind, PressForm, Via},
    link::LinkState,
};
use secrecy::ExposeSecret as _;

use super::kit::{Book, NOW, fresh, new_attempt, returned_code, word};
use crate::{NewFailedPress, ReturnedCode, StoreError, on_each_database, testing::TestDatabase};

on_each_database! {
    async fn an_attempt_is_found_by_each_of_its_secrets(db: TestDatabase) {
        let book = Book::open(db).await;
        let attempt = book.attempt().await;
        let system = book.store.system();
        let by_state = system.attempt_by_state(attempt.state.expose_secret()).await.unwrap().unwrap();
        assert_eq!((&by_state.id, &by_state.platform_id), (&attempt.id, &book.platform));
        let code = attempt.pre_auth_code.expose_secret();
        assert_eq!(book.rows().attempt_by_pre_auth(code).await.unwrap().unwrap().id, attempt.id);
        assert!(system.attempt_by_state(code).await.unwrap().is_none());
        assert!(system.attempt_by_state(&word()).await.unwrap().is_none());

        let link = book.rows().link(&attempt.link_id).await.unwrap();
        let by_token = system.link_by_token(link.token.expose_secret()).await.unwrap().unwrap();
        assert_eq!((by_token.id, by_token.platform_id), (link.id, book.platform.clone()));
        assert!(system.link_by_token(&word()).await.unwrap().is_none());
    }

    async fn presses_are_counted_with_the_link_and_by_time(db: TestDatabase) {
        let book = Book::open(db).await;
        let link = book.link().await.id;
        for after in [0, 10, 20] {
            let tx = book.store.begin().await.unwrap();
            let press = crate::NewAttempt { pressed_at: NOW.plus_secs(after), ..new_attempt(&link) };
            tx.platform(&book.platform).insert_attempt(&press).await.unwrap();
            tx.commit().await.unwrap();
        }
        let rows = book.rows();
        let row = rows.link(&link).await.unwrap();
        assert_eq!((row.presses, row.state(NOW)), (3, LinkState::Pressed));
        let newest: Vec<_> = rows.attempts_of(&link, 2).await.unwrap().iter().map(|row| row.pressed_at).collect();
        assert_eq!(newest, [NOW.plus_secs(20), NOW.plus_secs(10)]);
    }

    async fn presses_that_led_nowhere_are_kept_up_to_fifty_and_not_the_same_one_twice(db: TestDatabase) {
        let book = Book::open(db).await;
        let link = book.link().await.id;
        let press = async |platform: &domain::ids::PlatformId, after, errcode| {
            let tx = book.store.begin().await.unwrap();
            let failure = Failure { kind: FailureKind::Refused, errcode: Some(errcode), rid: Some(word()) };
            let new = NewFailedPress {
                id: fresh!(AttemptId),
                link_id: link.clone(),
                form: PressForm::Pc,
                failure,
                pressed_at: NOW.plus_secs(after),
            };
            let written = tx.platform(platform).insert_failed_press(&new).await;
            if written.is_ok() {
                tx.commit().await.unwrap();
            }
            written
        };
        for (after, errcode) in [(0, 61004), (10, 61004), (20, 45011)] {
            press(&book.platform, after, errcode).await.unwrap();
        }
        let rows = book.rows().failed_presses_of(&link, 9).await.unwrap();
        let seen: Vec<_> = rows.iter().map(|row| (row.failure.errcode, row.times, row.first_at, row.last_at)).collect();
        assert_eq!(seen, [
            (Some(45011), 1, NOW.plus_secs(20), NOW.plus_secs(20)),
            (Some(61004), 2, NOW, NOW.plus_secs(10)),
        ]);
        let row = book.rows().link(&link).await.unwrap();
        assert_eq!((row.presses, row.grants, row.stage), (0, 0, LinkState::Failed));
        assert_eq!(row.opened_at, Some(NOW));

        for after in 0..120 {
            press(&book.platform, 100 + after, 61004 + after % 2).await.unwrap();
        }
        let rows = book.rows().failed_presses_of(&link, 999).await.unwrap();
        assert_eq!(rows.len(), 50);
        assert_eq!(rows[0].last_at, NOW.plus_secs(219));

        let (other, _) = book.another_platform().await;
        assert!(matches!(press(&other, 0, 61004).await, Err(StoreError::NotFound)));
        assert!(book.store.platform(&other).failed_presses_of(&link, 9).await.unwrap().is_empty());
    }

    async fn the_first_code_counts(db: TestDatabase) {
        let book = Book::open(db).await;
        let attempt = book.attempt().await;
        assert_eq!(book.rows().lease_attempt(&attempt.id, "n", NOW, NOW).await.unwrap(), None, "nothing to exchange");
        let first = returned_code();
        let second = ReturnedCode { via: Via::Push, event_time: Some(1), ..returned_code() };
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        assert!(rows.attempt_returned(&attempt.id, &first).await.unwrap());
        assert!(!rows.attempt_returned(&attempt.id, &second).await.unwrap());
        tx.commit().await.unwrap();
        let row = book.rows().attempt(&attempt.id).await.unwrap();
        assert_eq!((row.state, row.via, row.event_time), (AttemptState::Returned, Some(Via::Callback), None));
        assert_eq!(row.auth_code.unwrap().expose_secret(), first.code.expose_secret());
        assert_eq!((row.returned_at, row.code_expires_at), (Some(NOW), Some(first.expires_at)));
    }

    async fn a_settled_attempt_counts_as_a_grant_and_keeps_no_code(db: TestDatabase) {
        let book = Book::open(db).await;
        let attempt = book.returned_attempt().await;
        let authorizer = book.authorizer().await;
        let fence = book.rows().lease_attempt(&attempt.id, "n", NOW, NOW.plus_secs(9)).await.unwrap().unwrap();
        for settles in [true, false] {
            let tx = book.store.begin().await.unwrap();
            let rows = tx.platform(&book.platform);
            let settled = rows.settle_attempt(&attempt.id, fence, &authorizer.id, false, NOW).await.unwrap();
            assert_eq!(settled, settles, "an attempt is settled once");
            tx.commit().await.unwrap();
        }
        let row = book.rows().attempt(&attempt.id).await.unwrap();
        assert_eq!((row.state, row.ended_at, row.wrong_account), (AttemptState::Settled, Some(NOW), false));
        assert_eq!(row.authorizer.unwrap().appid, authorizer.appid);
        assert!(row.auth_code.is_none());
        let link = book.rows().link(&attempt.link_id).await.unwrap();
        assert_eq!((link.grants, link.state(NOW)), (1, LinkState::Granted));
        assert_eq!(book.rows().lease_attempt(&attempt.id, "n", NOW.plus_secs(99), NOW).await.unwrap(), None);
        assert_eq!(book.store.system().pending().await.unwrap().attempts, 0);
    }

    async fn a_grant_of_the_wrong_account_leaves_the_link_open(db: TestDatabase) {
        let book = Book::open(db).await;
        let attempt = book.returned_attempt().await;
        let authorizer = book.authorizer().await.id;
        let fence = book.rows().lease_attempt(&attempt.id, "n", NOW, NOW.plus_secs(9)).await.unwrap().unwrap();
        let tx = book.store.begin().await.unwrap();
        assert!(tx.platform(&book.platform).settle_attempt(&attempt.id, fence, &authorizer, true, NOW).await.unwrap());
        tx.commit().await.unwrap();
        let row = book.rows().attempt(&attempt.id).await.unwrap();
        assert_eq!((row.state, row.wrong_account), (AttemptState::Settled, true));
        let link = book.rows().link(&attempt.link_id).await.unwrap();
        assert_eq!((link.grants, link.state(NOW)), (0, LinkState::Pressed));
    }

    async fn a_push_brings_the_right_code_after_a_callback_that_came_to_nothing(db: TestDatabase) {
        let book = Book::open(db).await;
        let attempt = book.returned_attempt().await;
        let fence = book.rows().lease_attempt(&attempt.id, "n", NOW, NOW.plus_secs(9)).await.unwrap().unwrap();
        let pushed = ReturnedCode { via: Via::Push, event_time: Some(1), ..returned_code() };
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        assert!(!rows.attempt_returned(&attempt.id, &pushed).await.unwrap(), "the callback's code is tried first");
        rows.fail_attempt(&attempt.id, fence, &Failure::of(FailureKind::CodeRefused), NOW).await.unwrap();
        assert!(!rows.attempt_returned(&attempt.id, &returned_code()).await.unwrap(), "another callback proves nothing");
        assert!(rows.attempt_returned(&attempt.id, &pushed).await.unwrap());
        tx.commit().await.unwrap();
        let row = book.rows().attempt(&attempt.id).await.unwrap();
        assert_eq!((row.state, row.via, row.event_time), (AttemptState::Returned, Some(Via::Push), Some(1)));
        assert_eq!((row.failure, row.ended_at, row.tries), (None, None, 0));
        assert_eq!(row.auth_code.unwrap().expose_secret(), pushed.code.expose_secret());

        let fence = book.rows().lease_attempt(&attempt.id, "n", NOW.plus_secs(9), NOW.plus_secs(9)).await.unwrap().unwrap();
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.fail_attempt(&attempt.id, fence, &Failure::of(FailureKind::CodeRefused), NOW).await.unwrap();
        assert!(!rows.attempt_returned(&attempt.id, &pushed).await.unwrap(), "a push's failure is final");
    }

    async fn an_attempt_is_due_until_it_is_leased_put_off_or_over(db: TestDatabase) {
        let book = Book::open(db).await;
        book.attempt().await;
        let attempt = book.returned_attempt().await.id;
        let due = async |after: i64| {
            let found = book.store.system().due_attempts(NOW.plus_secs(after), 10).await.unwrap();
            assert!(found.iter().all(|(platform, id)| *platform == book.platform && *id == attempt));
            found.len()
        };
        assert_eq!((due(-1).await, due(0).await), (0, 1));
        let fence = book.rows().lease_attempt(&attempt, "n", NOW, NOW.plus_secs(30)).await.unwrap().unwrap();
        assert_eq!((due(29).await, due(30).await), (0, 1), "whoever died is followed");

        let failure = Failure { kind: FailureKind::Unreachable, errcode: None, rid: None };
        let tx = book.store.begin().await.unwrap();
        let later = NOW.plus_secs(120);
        assert!(tx.platform(&book.platform).retry_attempt_later(&attempt, fence, &failure, later).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!((due(119).await, due(120).await), (0, 1));
        let row = book.rows().attempt(&attempt).await.unwrap();
        assert_eq!((row.failure, row.next_try_at, row.tries), (Some(failure), Some(later), 1));
        assert!(row.auth_code.is_some());

        let fence = book.rows().lease_attempt(&attempt, "n", later, later).await.unwrap().unwrap();
        let failure = Failure { kind: FailureKind::CodeRefused, errcode: Some(61_009), rid: Some("r".to_owned()) };
        let tx = book.store.begin().await.unwrap();
        assert!(tx.platform(&book.platform).fail_attempt(&attempt, fence, &failure, later).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(due(10_000).await, 0);
        let row = book.rows().attempt(&attempt).await.unwrap();
        assert_eq!((row.state, row.failure, row.ended_at), (AttemptState::Failed, Some(failure), Some(later)));
        assert!(row.auth_code.is_none());
    }
}
