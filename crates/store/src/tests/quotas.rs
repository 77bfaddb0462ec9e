//! Quotas: what rests, what is left, how often they were cleared.

use domain::{
    attempt::{Failure, FailureKind},
    call::{AUTHORIZER_TOKEN, PRE_AUTH_CODE},
    day::Day,
    ids::PlatformId,
    time::Timestamp,
};

use super::{
    kit::{Book, NOW},
    plans::{assert_uses, plan_of},
};
use crate::{
    ApiPause, QuotaReading, Rest, on_each_database, system::live_pauses, testing::TestDatabase,
};

fn pause(platform: &PlatformId, api: &str, appid: &str, since: Timestamp) -> ApiPause {
    ApiPause {
        platform_id: platform.clone(),
        api: api.to_owned(),
        appid: appid.to_owned(),
        since,
        until: since.plus_secs(600),
        rid: Some("65840652-60aeb945-66cdf943".to_owned()),
    }
}

async fn put(book: &Book, pause: &ApiPause) -> bool {
    let tx = book.store.begin().await.unwrap();
    let news = tx.system().put_pause(pause).await.unwrap();
    tx.commit().await.unwrap();
    news
}

on_each_database! {
    async fn what_is_used_up_is_news_once_and_known_to_all_until_the_day_turns(db: TestDatabase) {
        let book = Book::open(db).await;
        let (other, _) = book.another_platform().await;
        let first = pause(&book.platform, PRE_AUTH_CODE, "", NOW);
        let of_account = pause(&book.platform, AUTHORIZER_TOKEN, "wx0000000000000001", NOW);
        let foreign = pause(&other, PRE_AUTH_CODE, "", NOW);
        for one in [&first, &of_account, &foreign] {
            assert!(put(&book, one).await);
        }
        let again = pause(&book.platform, PRE_AUTH_CODE, "", NOW.plus_secs(1));
        assert!(!put(&book, &again).await, "another node said so already");
        assert_eq!(book.rows().pauses(NOW).await.unwrap(), [of_account.clone(), first.clone()]);
        assert_eq!(book.store.system().all_pauses(NOW.plus_secs(599)).await.unwrap().len(), 3);
        assert_eq!(book.store.system().all_pauses(NOW.plus_secs(600)).await.unwrap(), []);

        let next_day = pause(&book.platform, PRE_AUTH_CODE, "", NOW.plus_secs(600));
        assert!(put(&book, &next_day).await, "that of the day before is over");
        book.store.system().purge_pauses(NOW.plus_secs(600)).await.unwrap();
        assert_eq!(book.rows().pauses(NOW).await.unwrap(), [next_day]);
        let plan = plan_of(&book, &live_pauses(NOW)).await;
        assert_uses(&plan, "api_pause_over");
    }

    async fn pauses_end_early_for_their_own_platform(db: TestDatabase) {
        let book = Book::open(db).await;
        let (other, _) = book.another_platform().await;
        let own = pause(&book.platform, PRE_AUTH_CODE, "", NOW);
        let of_account = pause(&book.platform, AUTHORIZER_TOKEN, "wx0000000000000001", NOW);
        let foreign = pause(&other, PRE_AUTH_CODE, "", NOW);
        for one in [&own, &of_account, &foreign] {
            put(&book, one).await;
        }
        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).end_own_pauses().await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(book.rows().pauses(NOW).await.unwrap(), [of_account]);
        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).end_all_pauses().await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(book.store.system().all_pauses(NOW).await.unwrap(), [foreign]);
    }

    async fn clears_are_counted_by_month_and_readings_replaced(db: TestDatabase) {
        let book = Book::open(db).await;
        let month = Day::of(NOW).first_of_month();
        for times in [1, 1, 3] {
            let tx = book.store.begin().await.unwrap();
            tx.platform(&book.platform).count_quota_clear(month, times, NOW).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(book.rows().quota_clears(month).await.unwrap(), 5);
        let before = Day::of(month.begins().plus_secs(-1)).first_of_month();
        assert_eq!(book.rows().quota_clears(before).await.unwrap(), 0);
        let (other, _) = book.another_platform().await;
        assert_eq!(book.store.platform(&other).quota_clears(month).await.unwrap(), 0);

        let said = QuotaReading {
            api: PRE_AUTH_CODE.to_owned(),
            asked_at: NOW,
            daily_limit: Some(2_000),
            used: Some(7),
            remain: Some(1_993),
            failure: None,
        };
        let refused = QuotaReading {
            asked_at: NOW.plus_secs(60),
            daily_limit: None,
            used: None,
            remain: None,
            failure: Some(Failure { kind: FailureKind::Refused, errcode: Some(76_022), rid: None }),
            ..said.clone()
        };
        for reading in [said.clone(), refused.clone()] {
            let tx = book.store.begin().await.unwrap();
            tx.platform(&book.platform).put_quota(&reading).await.unwrap();
            tx.commit().await.unwrap();
        }
        let both = QuotaReading { asked_at: refused.asked_at, failure: refused.failure, ..said };
        assert_eq!(book.rows().quota_readings().await.unwrap(), [both], "a refusal erases nothing");
        assert_eq!(book.store.platform(&other).quota_readings().await.unwrap(), []);
    }

    async fn of_many_that_fail_at_once_one_begins_the_rest(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        let known = rows.rest_of_renewals().await.unwrap();
        assert_eq!(known, Rest::default());
        let until = NOW.plus_secs(60);
        assert!(rows.begin_rest(known, until, NOW).await.unwrap());
        assert!(!rows.begin_rest(known, until, NOW).await.unwrap(), "the other of two");
        let known = rows.rest_of_renewals().await.unwrap();
        assert_eq!(known, Rest { until: Some(until), times: 1 });
        assert!(!rows.begin_rest(known, NOW.plus_secs(180), NOW).await.unwrap(), "it rests");
        assert!(rows.begin_rest(known, NOW.plus_secs(180), until).await.unwrap());
        let health = book.store.system().component_health().await.unwrap();
        let own = health.iter().find(|health| health.platform == book.platform).unwrap();
        assert_eq!(own.rest, Rest { until: Some(NOW.plus_secs(180)), times: 2 });
        rows.end_rest().await.unwrap();
        assert_eq!(rows.rest_of_renewals().await.unwrap(), Rest::default());
    }
}
