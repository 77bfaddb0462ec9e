//! The log of calls to WeChat, and their counts.

use domain::{
    call::{AUTHORIZER_TOKEN, COMPONENT_TOKEN, CallOutcome},
    day::Day,
    ids::PlatformId,
    list::{CallFilter, CallsEnded, Cursor, Reading},
};

use super::{
    kit::{Book, NOW, fresh},
    plans::{assert_uses, plan_of},
};
use crate::{CallCount, CallRow, on_each_database, testing::TestDatabase};

fn call(platform: &PlatformId, secs_ago: i64) -> CallRow {
    CallRow {
        id: fresh!(CallId),
        platform_id: platform.clone(),
        at: NOW.plus_secs(-secs_ago),
        api: COMPONENT_TOKEN.to_owned(),
        appid: None,
        outcome: CallOutcome::Done,
        errcode: None,
        rid: None,
        message: None,
        ip: None,
        took_ms: 12,
        node: "a".to_owned(),
    }
}

fn refused(platform: &PlatformId, secs_ago: i64) -> CallRow {
    CallRow {
        api: AUTHORIZER_TOKEN.to_owned(),
        appid: Some("wx0000000000000001".to_owned()),
        outcome: CallOutcome::Environment,
        errcode: Some(61_004),
        rid: Some("65840652-60aeb945-66cdf943".to_owned()),
        message: Some("access clientip is not registered".to_owned()),
        ip: Some("203.0.113.9".to_owned()),
        ..call(platform, secs_ago)
    }
}

async fn write(book: &Book, calls: Vec<CallRow>) {
    let tx = book.store.begin().await.unwrap();
    tx.system().insert_calls(calls).await.unwrap();
    tx.commit().await.unwrap();
}

async fn listed(book: &Book, filter: CallFilter) -> Vec<CallRow> {
    book.rows().calls(&filter).await.unwrap().rows
}

on_each_database! {
    async fn calls_are_listed_as_they_were_written_newest_first(db: TestDatabase) {
        let book = Book::open(db).await;
        let (other, _) = book.another_platform().await;
        let (old, new, foreign) = (call(&book.platform, 60), refused(&book.platform, 0), refused(&other, 0));
        write(&book, vec![old.clone(), new.clone(), foreign]).await;
        assert_eq!(listed(&book, CallFilter::default()).await, [new.clone(), old.clone()]);

        let failed = || CallFilter { ended: Some(CallsEnded::Failed), ..Default::default() };
        let by = [
            failed(),
            CallFilter { errcode: Some(61_004), ..Default::default() },
            CallFilter { appid: new.appid.clone(), ..Default::default() },
            CallFilter { api: Some(AUTHORIZER_TOKEN.to_owned()), ..Default::default() },
            CallFilter { api: Some(AUTHORIZER_TOKEN.to_owned()), errcode: Some(61_004), appid: new.appid.clone(), ..failed() },
        ];
        for filter in by {
            assert_eq!(listed(&book, filter.clone()).await, std::slice::from_ref(&new), "{filter:?}");
        }
        let done = CallFilter { ended: Some(CallsEnded::Done), ..Default::default() };
        assert_eq!(listed(&book, done).await, std::slice::from_ref(&old));
        let tomorrow = Day::of(Day::of(NOW).ends());
        assert_eq!(listed(&book, CallFilter { from: Some(tomorrow), ..Default::default() }).await, []);
        let after = Some(Cursor { key: new.at.millis(), id: new.id.to_string() });
        assert_eq!(listed(&book, CallFilter { after, ..Default::default() }).await, [old]);
    }

    async fn the_newest_address_that_was_seen_is_found_by_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        let (other, _) = book.another_platform().await;
        assert_eq!(book.rows().newest_address(61_004).await.unwrap(), None);
        let at = |platform: &PlatformId, ip: &str, ago| CallRow { ip: Some(ip.to_owned()), ..refused(platform, ago) };
        let calls = vec![at(&book.platform, "old", 9), at(&book.platform, "new", 5), at(&other, "foreign", 1), call(&book.platform, 0)];
        write(&book, calls).await;
        assert_eq!(book.rows().newest_address(61_004).await.unwrap().as_deref(), Some("new"));
        assert_uses(&plan_of(&book, &book.rows().newest_query(61_004)).await, "wechat_call_of_errcode");
    }

    async fn the_log_goes_by_an_index_however_it_is_narrowed(db: TestDatabase) {
        let book = Book::open(db).await;
        let parts = [
            ("appid", "wx0", "wechat_call_of_account"), ("errcode", "-1", "wechat_call_of_errcode"),
            ("ended", "failed", "wechat_call_failed"), ("api", COMPONENT_TOKEN, "wechat_call_of_api"),
        ];
        for chosen in 0..64_usize {
            let others = [("after", "1790000000000~cal_0", 4), ("from", "2026-03-01", 5), ("to", "2026-03-01", 5)];
            let query = parts.iter().enumerate().map(|(place, (name, value, _))| (*name, *value, place)).chain(others);
            let query: Vec<_> = query.filter(|(.., place)| chosen >> place & 1 == 1)
                .map(|(name, value, _)| (name.to_owned(), value.to_owned())).collect();
            let mut reading = Reading::new(&query);
            let filter = CallFilter::read(&mut reading);
            assert_eq!(reading.ignored(), Vec::<String>::new());
            let first = (0..4).find(|place| chosen >> place & 1 == 1);
            let index = first.map_or("wechat_call_newest", |place| parts[place].2);
            assert_uses(&plan_of(&book, &book.rows().calls_query(&filter)).await, index);
        }
    }

    async fn counts_add_up_and_are_each_platforms_own(db: TestDatabase) {
        let book = Book::open(db).await;
        let (other, _) = book.another_platform().await;
        let today = Day::of(NOW);
        let count = |platform: &PlatformId, calls, failed| CallCount {
            platform_id: platform.clone(),
            day: today,
            api: COMPONENT_TOKEN.to_owned(),
            calls,
            failed,
            unlogged: 1,
        };
        for (calls, failed) in [(3, 1), (4, 0)] {
            let tx = book.store.begin().await.unwrap();
            let counts = [count(&book.platform, calls, failed), count(&other, 100, 100)];
            tx.system().add_call_counts(&counts).await.unwrap();
            tx.commit().await.unwrap();
        }
        let sum = CallCount { unlogged: 2, ..count(&book.platform, 7, 1) };
        assert_eq!(book.rows().call_counts(today).await.unwrap(), [sum]);
        assert_eq!(book.rows().call_counts(Day::of(today.ends())).await.unwrap(), []);
    }

    async fn what_was_kept_for_long_enough_goes(db: TestDatabase) {
        let book = Book::open(db).await;
        let (old, new) = (call(&book.platform, 100), call(&book.platform, 10));
        write(&book, vec![old, new.clone()]).await;
        let more = book.store.system().purge_calls(NOW.plus_secs(-50), NOW).await.unwrap();
        assert!(!more);
        assert_eq!(listed(&book, CallFilter::default()).await, [new]);
    }

    async fn accounts_are_named_by_appid(db: TestDatabase) {
        let book = Book::open(db).await;
        let names = book.rows().names_by_appid(&["wx0000000000000001"]).await.unwrap();
        assert!(names.is_empty());
    }
}
