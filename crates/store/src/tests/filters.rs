//! What filters of the authorizers find: by words, codes, sets, tags, and together.

use domain::{
    account::AccountKind,
    authorizer::SnapshotSource,
    authorizer::Standing,
    conflict::{Evidence, Lack},
    ids::AuthorizerId,
    list::{AuthorizerFilter, PAGE_SIZE},
    sets::SetIds,
};

use super::kit::{Book, NOW, fresh, new_authorizer, new_snapshot};
use crate::{
    Decision, NewAuthorizer, NewConflict, ProfileUpdate, on_each_database, testing::TestDatabase,
};

/// An account that grants `granted` and lacks `missing`, granted `after` seconds.
async fn add(
    book: &Book,
    name: &str,
    granted: &[i64],
    missing: &[i64],
    after: i64,
) -> AuthorizerId {
    let new = NewAuthorizer {
        granted: granted.iter().copied().collect(),
        granted_at: NOW.plus_secs(after),
        ..new_authorizer()
    };
    let tx = book.store.begin().await.unwrap();
    let rows = tx.platform(&book.platform);
    rows.insert_authorizer(&new).await.unwrap();
    let told = ProfileUpdate {
        kind: Some(AccountKind::Service),
        name: Some(name.to_owned()),
        original_id: Some(format!("gh_{}", &new.appid[2..10])),
        principal: Some("上海晨光文具股份有限公司".to_owned()),
        ..ProfileUpdate::default()
    };
    rows.update_profile(&new.id, &told, NOW).await.unwrap();
    let snapshot = new_snapshot(&new.id);
    rows.insert_snapshot(&snapshot).await.unwrap();
    for set in missing {
        let conflict = NewConflict {
            id: fresh!(ConflictId),
            authorizer_id: new.id.clone(),
            set: *set,
            lack: Lack::Withheld,
            opened_at: NOW,
            opened_by: snapshot.id.clone(),
            evidence: Evidence::Snapshot(SnapshotSource::Callback),
        };
        rows.open_conflict(&conflict).await.unwrap();
    }
    rows.refresh_lacking(&new.id).await.unwrap();
    tx.commit().await.unwrap();
    new.id
}

async fn found(book: &Book, filter: AuthorizerFilter) -> Vec<AuthorizerId> {
    let page = book.rows().authorizers(&filter).await.unwrap();
    page.rows.into_iter().map(|row| row.id).collect()
}

on_each_database! {
    async fn authorizers_are_found_by_name_code_set_and_tag(db: TestDatabase) {
        let book = Book::open(db).await;
        let tea = add(&book, "山海茶社点单", &[1, 17], &[18], 1).await;
        let shop = add(&book, "南风书店", &[1, 18], &[], 2).await;
        let all = AuthorizerFilter::default();
        let q = |text: &str| AuthorizerFilter { q: Some(text.to_owned()), ..all.clone() };
        assert_eq!(found(&book, q("茶社")).await, std::slice::from_ref(&tea));
        assert_eq!(found(&book, q("晨光")).await, [shop.clone(), tea.clone()], "by principal, newest grant first");
        assert_eq!(found(&book, q("书社")).await, []);
        assert_eq!(found(&book, q("%")).await, []);
        let row = book.rows().authorizer(&tea).await.unwrap();
        for code in [row.appid.as_str(), &row.appid[..8], &row.original_id, &row.appid.to_uppercase()] {
            assert_eq!(found(&book, q(code)).await, std::slice::from_ref(&tea), "{code}");
        }
        let with = |held, missing| AuthorizerFilter { held, missing, ..all.clone() };
        assert_eq!(found(&book, with(Some(1), None)).await, [shop.clone(), tea.clone()]);
        assert_eq!(found(&book, with(Some(1), Some(18))).await, std::slice::from_ref(&tea));
        assert_eq!(found(&book, with(Some(18), None)).await, std::slice::from_ref(&shop));
        assert_eq!(found(&book, with(Some(18), Some(18))).await, []);
        assert_eq!(found(&book, AuthorizerFilter { held: Some(18), ..q("茶社") }).await, []);

        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        assert!(rows.add_tag(&tea, "重点").await.unwrap());
        assert!(!rows.add_tag(&tea, "重点").await.unwrap(), "once is enough");
        assert!(rows.add_tag(&shop, "重点").await.unwrap());
        assert!(rows.add_tag(&shop, "续费").await.unwrap());
        tx.commit().await.unwrap();
        let tagged = |tag: &str| AuthorizerFilter { tag: Some(tag.to_owned()), ..all.clone() };
        assert_eq!(found(&book, tagged("重点")).await, [shop.clone(), tea.clone()]);
        assert_eq!(found(&book, AuthorizerFilter { missing: Some(18), ..tagged("重点") }).await, std::slice::from_ref(&tea));
        assert_eq!(book.rows().tags(9).await.unwrap(), ["续费", "重点"]);
        assert_eq!(book.rows().tags_of(std::slice::from_ref(&shop)).await.unwrap()[&shop], ["续费", "重点"]);

        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        assert!(rows.remove_tag(&shop, "续费").await.unwrap());
        assert!(!rows.remove_tag(&shop, "续费").await.unwrap());
        rows.mark_unauthorized(&shop, NOW.plus_secs(9), 9_999_999_999).await.unwrap();
        rows.refresh_lacking(&shop).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(book.rows().tags(9).await.unwrap(), ["重点"], "a tag that nobody has is gone");
        assert_eq!(found(&book, with(Some(18), None)).await, [], "nothing is granted any more");
    }

    async fn a_new_grant_takes_its_place_in_every_list(db: TestDatabase) {
        let book = Book::open(db).await;
        let old = add(&book, "山海茶社", &[1], &[], 1).await;
        let new = add(&book, "山海书店", &[1], &[], 2).await;
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        for id in [&old, &new] {
            rows.add_tag(id, "重点").await.unwrap();
        }
        let grant = crate::GrantUpdate {
            granted: SetIds::from([1, 17]),
            expected: SetIds::from([1]),
            granted_at: NOW.plus_secs(3),
            grant_event_time: 2_000,
            updated_at: NOW,
        };
        rows.update_grant(&old, &grant).await.unwrap();
        rows.refresh_lacking(&old).await.unwrap();
        tx.commit().await.unwrap();
        let all = AuthorizerFilter::default();
        for filter in [
            AuthorizerFilter { q: Some("山海".to_owned()), ..all.clone() },
            AuthorizerFilter { held: Some(1), ..all.clone() },
            AuthorizerFilter { tag: Some("重点".to_owned()), ..all.clone() },
            all,
        ] {
            assert_eq!(found(&book, filter.clone()).await, [old.clone(), new.clone()], "{filter:?}");
        }
    }

    async fn pages_of_a_filtered_list_leave_nothing_out(db: TestDatabase) {
        let book = Book::open(db).await;
        let count = PAGE_SIZE + 7;
        for n in 0..count {
            // Ties, which the id settles.
            add(&book, "山海茶社", &[1], &[18], i64::try_from(n / 20).unwrap()).await;
        }
        let all = AuthorizerFilter::default();
        for filter in [
            AuthorizerFilter { missing: Some(18), ..all.clone() },
            AuthorizerFilter { q: Some("海茶".to_owned()), held: Some(1), ..all.clone() },
            AuthorizerFilter { kind: Some(AccountKind::Service), ..all },
        ] {
            let first = book.rows().authorizers(&filter).await.unwrap();
            let rest = AuthorizerFilter { after: first.next, ..filter };
            let second = book.rows().authorizers(&rest).await.unwrap();
            assert_eq!((first.rows.len(), second.rows.len(), second.next), (50, 7, None));
            let seen: Vec<_> = first.rows.iter().chain(&second.rows).map(|row| (row.granted_at, row.id.clone())).collect();
            assert!(seen.windows(2).all(|pair| pair[0] > pair[1]), "in order, none twice");
        }
    }

    async fn the_second_of_two_decisions_changes_nothing(db: TestDatabase) {
        let book = Book::open(db).await;
        let id = add(&book, "山海茶社", &[1], &[18], 1).await;
        let decide = async |decision: Decision<'_>| {
            let tx = book.store.begin().await.unwrap();
            let done = tx.platform(&book.platform).decide(&id, 0, decision, NOW).await.unwrap();
            tx.commit().await.unwrap();
            done
        };
        assert_eq!(book.rows().waiting_count(100).await.unwrap(), 1);
        assert!(decide(Decision::Stand(Standing::Ignored)).await);
        assert!(!decide(Decision::Assign(&book.customer)).await);
        let row = book.rows().authorizer(&id).await.unwrap();
        assert_eq!((row.standing, row.customer, row.standing_version), (Standing::Ignored, None, 1));
        assert_eq!(book.rows().waiting_count(100).await.unwrap(), 0);
        let ignored = AuthorizerFilter { standing: Some(Standing::Ignored), ..Default::default() };
        assert_eq!(found(&book, ignored).await, std::slice::from_ref(&id));

        let (other, theirs) = book.another_platform().await;
        let tx = book.store.begin().await.unwrap();
        let foreign = tx.platform(&other);
        assert!(!foreign.decide(&id, 1, Decision::Assign(&theirs), NOW).await.unwrap());
        assert!(!foreign.note_authorizer(&id, 0, "x", NOW).await.unwrap());
        assert!(matches!(foreign.add_tag(&id, "x").await, Err(crate::StoreError::NotFound)));
        drop(tx);
        let everything = AuthorizerFilter { held: Some(1), ..Default::default() };
        assert!(book.store.platform(&other).authorizers(&everything).await.unwrap().rows.is_empty());
    }
}
