use domain::{
    account::AccountKind,
    attempt::{Failure, FailureKind},
    authorizer::{AccountStatus, GrantStatus, Standing},
    sets::SetIds,
    token::renew_at,
};
use secrecy::ExposeSecret as _;

use super::kit::{Book, NOW, new_authorizer};
use crate::{
    GrantUpdate, NewAuthorizer, NewTokens, ProfileUpdate, StoreError, on_each_database,
    testing::TestDatabase,
};

fn tokens(name: &str) -> NewTokens {
    NewTokens {
        refresh: Some(format!("refresh {name}").into()),
        access: Some((format!("access {name}").into(), NOW.plus_secs(7_200))),
    }
}

fn grant(event_time: i64) -> GrantUpdate {
    GrantUpdate {
        granted: SetIds::from([4, 18]),
        expected: SetIds::from([4]),
        granted_at: NOW.plus_secs(5),
        grant_event_time: event_time,
        updated_at: NOW.plus_secs(6),
    }
}

on_each_database! {
    async fn an_account_stands_once_in_a_platform_s_book(db: TestDatabase) {
        let book = Book::open(db).await;
        let first = book.authorizer().await;
        let again = NewAuthorizer { appid: first.appid.clone(), ..new_authorizer() };
        let tx = book.store.begin().await.unwrap();
        let refused = tx.platform(&book.platform).insert_authorizer(&again).await;
        assert!(matches!(refused, Err(StoreError::Taken("appid"))), "{refused:?}");
        drop(tx);
        let row = book.rows().authorizer_by_appid(&first.appid).await.unwrap().unwrap();
        assert_eq!(row, book.rows().authorizer(&first.id).await.unwrap());
        assert_eq!((row.granted, row.expected), (first.granted, first.expected));
        assert_eq!((row.kind, row.renewable, row.status), (None, false, GrantStatus::Authorized));
    }

    async fn what_wechat_did_not_tell_stays(db: TestDatabase) {
        let book = Book::open(db).await;
        let id = book.authorizer().await.id;
        let told = ProfileUpdate {
            kind: Some(AccountKind::Service),
            name: Some("晨光".to_owned()),
            principal: Some("晨光有限公司".to_owned()),
            verify_type: Some(-1),
            account_status: Some(16),
            head_img: Some("https://wx.qlogo.cn/1".to_owned()),
            expected: Some(SetIds::from([1])),
            ..ProfileUpdate::default()
        };
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.update_profile(&id, &told, NOW.plus_secs(1)).await.unwrap();
        rows.update_profile(&id, &ProfileUpdate::default(), NOW.plus_secs(2)).await.unwrap();
        let renamed = ProfileUpdate { name: Some("晨光文具".to_owned()), ..ProfileUpdate::default() };
        rows.update_profile(&id, &renamed, NOW.plus_secs(3)).await.unwrap();
        tx.commit().await.unwrap();
        let row = book.rows().authorizer(&id).await.unwrap();
        assert_eq!((row.name.as_str(), row.principal.as_str()), ("晨光文具", "晨光有限公司"));
        assert_eq!((row.kind, row.verify_type), (Some(AccountKind::Service), Some(-1)));
        assert_eq!(row.account_status, Some(AccountStatus::Banned));
        assert_eq!(row.head_img.as_deref(), Some("https://wx.qlogo.cn/1"));
        assert_eq!((row.expected, row.granted), (SetIds::from([1]), SetIds::from([1, 118])));
        assert_eq!((row.alias.as_str(), row.qrcode_url), ("", None));
        assert_eq!(row.updated_at, NOW.plus_secs(3));
    }

    async fn a_revocation_wipes_the_tokens_and_a_new_grant_revives(db: TestDatabase) {
        let book = Book::open(db).await;
        let id = book.authorizer().await.id;
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.put_tokens(&id, &tokens("one"), NOW).await.unwrap();
        assert!(!rows.mark_unauthorized(&id, NOW, 999).await.unwrap(), "older than the grant");
        assert!(rows.mark_unauthorized(&id, NOW, 1_000).await.unwrap());
        assert!(!rows.mark_unauthorized(&id, NOW, 1_001).await.unwrap(), "revoked already");
        tx.commit().await.unwrap();
        let row = book.rows().authorizer(&id).await.unwrap();
        assert_eq!((row.status, row.unauthorized_at), (GrantStatus::Unauthorized, Some(NOW)));
        assert_eq!((row.granted, row.renewable, row.access_expires_at), (SetIds::default(), false, None));
        let kept = book.rows().tokens(&id).await.unwrap();
        assert!(kept.refresh.is_none() && kept.access.is_none());

        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).update_grant(&id, &grant(2_000)).await.unwrap();
        tx.platform(&book.platform).update_grant(&id, &grant(1_500)).await.unwrap();
        tx.commit().await.unwrap();
        let row = book.rows().authorizer(&id).await.unwrap();
        assert_eq!((row.status, row.unauthorized_at), (GrantStatus::Authorized, None));
        assert_eq!((row.granted, row.granted_at), (SetIds::from([4, 18]), NOW.plus_secs(5)));
        assert_eq!(row.grant_event_time, 2_000, "the newest event counts");
    }

    async fn a_grant_in_doubt_keeps_everything_and_ends_with_a_sighting_or_a_revocation(db: TestDatabase) {
        let book = Book::open(db).await;
        let id = book.authorizer().await.id;
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.put_tokens(&id, &tokens("one"), NOW).await.unwrap();
        assert!(!rows.reinstate_grant(&id, NOW).await.unwrap(), "nothing is in doubt");
        assert!(!rows.suspect_grant(&id, NOW.plus_secs(-1), NOW).await.unwrap(), "it came after that was seen");
        assert!(rows.suspect_grant(&id, NOW, NOW.plus_secs(9)).await.unwrap());
        assert!(!rows.suspect_grant(&id, NOW, NOW.plus_secs(10)).await.unwrap(), "it is in doubt already");
        tx.commit().await.unwrap();
        let row = book.rows().authorizer(&id).await.unwrap();
        assert_eq!((row.status, row.suspected_at), (GrantStatus::Suspected, Some(NOW.plus_secs(9))));
        assert!(row.renewable && !row.granted.is_empty());
        let lease = book.rows().lease_authorizer_token(&id, "n", NOW, NOW.plus_secs(30)).await.unwrap();
        assert_eq!(lease, None, "its tokens are not renewed");
        let due = book.rows().claim_renewals("n", NOW.plus_secs(100_000), NOW.plus_secs(100_030), 10).await.unwrap();
        assert!(due.is_empty());

        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        assert!(rows.reinstate_grant(&id, NOW.plus_secs(20)).await.unwrap());
        assert!(rows.suspect_grant(&id, NOW, NOW.plus_secs(30)).await.unwrap());
        assert!(rows.mark_unauthorized(&id, NOW.plus_secs(40), 1_000).await.unwrap());
        tx.commit().await.unwrap();
        let row = book.rows().authorizer(&id).await.unwrap();
        assert_eq!((row.status, row.suspected_at, row.renewable), (GrantStatus::Unauthorized, None, false));
    }

    async fn a_grant_beats_a_renewal_that_is_under_way(db: TestDatabase) {
        let book = Book::open(db).await;
        let id = book.authorizer().await.id;
        let fence = book.rows().lease_authorizer_token(&id, "n", NOW, NOW.plus_secs(30)).await.unwrap().unwrap();
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.put_tokens(&id, &tokens("of the new grant"), NOW).await.unwrap();
        assert!(!rows.renew_tokens(&id, fence, &tokens("of the old one"), NOW).await.unwrap());
        tx.commit().await.unwrap();
        let kept = book.rows().tokens(&id).await.unwrap();
        assert_eq!(kept.refresh.unwrap().expose_secret(), "refresh of the new grant");

        let fence = book.rows().lease_authorizer_token(&id, "n", NOW, NOW.plus_secs(30)).await.unwrap().unwrap();
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.mark_unauthorized(&id, NOW, 1_000).await.unwrap();
        assert!(!rows.renew_tokens(&id, fence, &tokens("of the dead"), NOW).await.unwrap());
        tx.commit().await.unwrap();
        let until = NOW.plus_secs(99);
        assert_eq!(book.rows().lease_authorizer_token(&id, "n", until, until).await.unwrap(), None);
    }

    async fn a_renewal_without_a_refresh_token_keeps_the_old_one(db: TestDatabase) {
        let book = Book::open(db).await;
        let id = book.authorizer().await.id;
        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).put_tokens(&id, &tokens("one"), NOW).await.unwrap();
        tx.commit().await.unwrap();
        let fence = book.rows().lease_authorizer_token(&id, "n", NOW, NOW.plus_secs(30)).await.unwrap().unwrap();
        let renewed = NewTokens { refresh: None, ..tokens("two") };
        let tx = book.store.begin().await.unwrap();
        assert!(tx.platform(&book.platform).renew_tokens(&id, fence, &renewed, NOW).await.unwrap());
        tx.commit().await.unwrap();
        let kept = book.rows().tokens(&id).await.unwrap();
        assert_eq!(kept.refresh.unwrap().expose_secret(), "refresh one");
        assert_eq!(kept.access.unwrap().expose_secret(), "access two");
    }

    async fn a_renewal_is_due_ahead_of_time_and_later_and_later_while_it_fails(db: TestDatabase) {
        let book = Book::open(db).await;
        book.authorizer().await;
        let id = book.authorizer().await.id;
        let claim = async |at: i64| {
            let now = NOW.plus_secs(at);
            let mut claimed = book.rows().claim_renewals("n", now, now.plus_secs(30), 10).await.unwrap();
            assert!(claimed.len() < 2, "one without a refresh token cannot be renewed");
            claimed.pop()
        };
        let without_access = NewTokens { refresh: Some("r".into()), access: None };
        let put = async |tokens: &NewTokens| {
            let tx = book.store.begin().await.unwrap();
            tx.platform(&book.platform).put_tokens(&id, tokens, NOW).await.unwrap();
            tx.commit().await.unwrap();
        };
        put(&without_access).await;
        let first = claim(0).await.unwrap();
        assert_eq!((first.id.clone(), first.tokens.refresh.unwrap().expose_secret()), (id.clone(), "r"), "there is none yet");
        assert!(claim(29).await.is_none(), "it is being renewed");
        put(&tokens("one")).await;
        let due = renew_at(&id, NOW, NOW.plus_secs(7_200)).secs_since(NOW);
        assert!(claim(due - 1).await.is_none());
        let claimed = claim(due).await.unwrap();
        assert_eq!(claimed.tokens.access.unwrap().expose_secret(), "access one");

        let failure = Failure::of(FailureKind::Unreachable);
        let tx = book.store.begin().await.unwrap();
        let (at, later) = (NOW.plus_secs(due), NOW.plus_secs(due + 60));
        assert!(tx.platform(&book.platform).fail_tokens(&id, claimed.fence, &failure, at, later).await.unwrap());
        tx.commit().await.unwrap();
        let row = book.rows().authorizer(&id).await.unwrap();
        assert_eq!((row.failure, row.failed_at, row.renewable), (Some(failure), Some(at), true));
        assert!(claim(due + 59).await.is_none());
        let again = claim(due + 60).await.unwrap();
        assert_eq!(again.tokens.failed_tries, 1);
        let tx = book.store.begin().await.unwrap();
        assert!(tx.platform(&book.platform).renew_tokens(&id, again.fence, &tokens("two"), later).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(book.rows().tokens(&id).await.unwrap().failed_tries, 0);
    }

    async fn due_renewals_go_to_one_of_many_nodes(db: TestDatabase) {
        let book = Book::open(db).await;
        let mut due = std::collections::BTreeSet::new();
        for _ in 0..12 {
            let id = book.authorizer().await.id;
            let tx = book.store.begin().await.unwrap();
            let tokens = NewTokens { refresh: Some("r".into()), access: None };
            tx.platform(&book.platform).put_tokens(&id, &tokens, NOW).await.unwrap();
            tx.commit().await.unwrap();
            due.insert(id);
        }
        let elsewhere = crate::Store::connect(book.database.url(), book.database.key()).await.unwrap();
        let (here, there) = (book.rows(), elsewhere.platform(&book.platform));
        let until = NOW.plus_secs(30);
        let (one, two) = tokio::join!(here.claim_renewals("1", NOW, until, 12), there.claim_renewals("2", NOW, until, 12));
        let claimed: Vec<_> = one.unwrap().into_iter().chain(two.unwrap()).map(|claimed| claimed.id).collect();
        assert_eq!(claimed.len(), due.len(), "none twice");
        assert_eq!(claimed.into_iter().collect::<std::collections::BTreeSet<_>>(), due);
    }

    async fn a_profile_is_due_until_it_is_known(db: TestDatabase) {
        let book = Book::open(db).await;
        let id = book.authorizer().await.id;
        let due = async |since: i64| book.store.system().due_profiles(NOW.plus_secs(since), 10).await.unwrap().len();
        assert_eq!((due(0).await, due(1).await), (0, 1));
        let change = async |told: Option<ProfileUpdate>| {
            let tx = book.store.begin().await.unwrap();
            let rows = tx.platform(&book.platform);
            match told {
                Some(told) => rows.update_profile(&id, &told, NOW.plus_secs(60)).await.unwrap(),
                None => rows.touch_authorizer(&id, NOW.plus_secs(60)).await.unwrap(),
            }
            tx.commit().await.unwrap();
        };
        change(None).await;
        assert_eq!((due(60).await, due(61).await), (0, 1));
        change(Some(ProfileUpdate { kind: Some(AccountKind::Service), ..ProfileUpdate::default() })).await;
        assert_eq!(due(999).await, 0);
    }

    async fn an_account_is_given_to_a_customer(db: TestDatabase) {
        let book = Book::open(db).await;
        let attempt = book.attempt().await;
        let id = book.authorizer().await.id;
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.set_standing(&id, Standing::WrongAccount, Some(&attempt.id), NOW).await.unwrap();
        let row = rows.authorizer(&id).await.unwrap();
        assert_eq!((row.standing, row.set_aside_attempt_id), (Standing::WrongAccount, Some(attempt.id)));
        rows.assign(&id, &book.customer, NOW).await.unwrap();
        let row = rows.authorizer(&id).await.unwrap();
        assert_eq!((row.standing, row.set_aside_attempt_id), (Standing::Assigned, None));
        assert_eq!(row.customer.unwrap().id, book.customer);
        tx.commit().await.unwrap();
    }
}
