use domain::{
    account::AuthType,
    authorizer::Standing,
    list::{AuthorizerFilter, AuthorizerView, CustomerFilter, LinkFilter},
    sets::SetIds,
};

use super::kit::{Book, NOW, fresh, new_authorizer, new_snapshot};
use crate::{
    Counts, NewAuthorizer, NewConflict, NewCustomer, NewLink, on_each_database,
    testing::TestDatabase,
};

on_each_database! {
    async fn customers_are_counted_by_what_belongs_to_them(db: TestDatabase) {
        let book = Book::open(db).await;
        let new = NewCustomer {
            id: fresh!(CustomerId),
            name: "新客户".to_owned(),
            note: "备注".to_owned(),
            created_at: NOW.plus_secs(1),
            created_by: None,
        };
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.insert_customer(&new).await.unwrap();
        for _ in 0..3 {
            rows.insert_link(&book.new_link(&book.customer)).await.unwrap();
        }
        let theirs = NewAuthorizer { customer_id: Some(book.customer.clone()), ..new_authorizer() };
        rows.insert_authorizer(&theirs).await.unwrap();
        rows.insert_authorizer(&new_authorizer()).await.unwrap();
        tx.commit().await.unwrap();

        let list = book.rows().customers(&CustomerFilter::default()).await.unwrap().rows;
        let counted: Vec<_> = list.iter().map(|row| (row.id.clone(), row.links, row.authorizers)).collect();
        assert_eq!(counted, [(new.id.clone(), 0, 0), (book.customer.clone(), 3, 1)]);
        assert_eq!(list[0], book.rows().customer(&new.id).await.unwrap());
        assert_eq!((list[0].note.as_str(), list[0].created_at), ("备注", NOW.plus_secs(1)));

        let ids = async |limit, include| {
            let names = book.rows().customer_refs(limit, include).await.unwrap();
            names.into_iter().map(|name| name.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(1, None).await, std::slice::from_ref(&new.id));
        assert_eq!(ids(1, Some(&book.customer)).await, [book.customer.clone(), new.id.clone()]);
        assert_eq!(ids(9, Some(&book.customer)).await, [book.customer.clone(), new.id.clone()]);
        assert_eq!(ids(9, Some(&fresh!(CustomerId))).await, [new.id.clone(), book.customer.clone()]);
    }

    async fn links_carry_what_they_ask_and_their_customer(db: TestDatabase) {
        let book = Book::open(db).await;
        let mut new = book.new_link(&book.customer);
        new.ask.auth_type = AuthType::Talent;
        new.ask.biz_appid = Some("wx0123456789abcdef".to_owned());
        new.ask.sets = SetIds::default();
        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).insert_link(&new).await.unwrap();
        tx.commit().await.unwrap();
        let filter = LinkFilter { customer: Some(book.customer.clone()), ..Default::default() };
        let row = book.rows().links(&filter, NOW).await.unwrap().rows.remove(0);
        assert_eq!((row.id, row.ask), (new.id, new.ask));
        assert_eq!((row.customer.name.as_str(), row.made_by.as_str()), ("晨光文具", "李雷"));
        assert_eq!((row.created_by, row.expires_at, row.max_grants), (book.person.clone(), new.expires_at, 1));
        let filter = LinkFilter { customer: Some(fresh!(CustomerId)), ..Default::default() };
        assert!(book.rows().links(&filter, NOW).await.unwrap().rows.is_empty());
    }

    async fn each_view_shows_its_authorizers_and_the_overview_counts_them(db: TestDatabase) {
        let book = Book::open(db).await;
        let owned = |standing| NewAuthorizer { standing, customer_id: Some(book.customer.clone()), ..new_authorizer() };
        let [fine, lacking, revoked] = [Standing::Assigned; 3].map(owned);
        let [unassigned, wrong] = [Standing::Unassigned, Standing::WrongAccount].map(owned);
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        for new in [&fine, &lacking, &revoked, &unassigned, &wrong] {
            rows.insert_authorizer(new).await.unwrap();
        }
        for lacks in [&lacking, &revoked] {
            let snapshot = new_snapshot(&lacks.id);
            rows.insert_snapshot(&snapshot).await.unwrap();
            let conflict = NewConflict {
                id: fresh!(ConflictId),
                authorizer_id: lacks.id.clone(),
                set: 4,
                lack: domain::conflict::Lack::Removed,
                opened_at: NOW,
                opened_by: snapshot.id.clone(),
                evidence: domain::conflict::Evidence::Snapshot(domain::authorizer::SnapshotSource::Callback),
            };
            rows.open_conflict(&conflict).await.unwrap();
            rows.refresh_lacking(&lacks.id).await.unwrap();
        }
        rows.mark_unauthorized(&revoked.id, NOW, 1_000).await.unwrap();
        tx.commit().await.unwrap();

        for (view, expected) in [
            (AuthorizerView::All, vec![&fine, &lacking, &revoked, &unassigned, &wrong]),
            (AuthorizerView::Lacking, vec![&lacking]),
            (AuthorizerView::Unassigned, vec![&unassigned, &wrong]),
            (AuthorizerView::Unauthorized, vec![&revoked]),
        ] {
            let filter = AuthorizerFilter { view, customer: Some(book.customer.clone()), ..Default::default() };
            let page = book.rows().authorizers(&filter).await.unwrap();
            let mut ids: Vec<_> = expected.into_iter().map(|new| new.id.clone()).collect();
            ids.sort_unstable();
            ids.reverse();
            assert_eq!(page.rows.into_iter().map(|row| row.id).collect::<Vec<_>>(), ids, "{view:?}");
        }
        let counts = book.rows().counts(NOW, 100).await.unwrap();
        assert_eq!(counts, Counts { customers: 1, open_links: 0, authorizers: 4, lacking: 1, unassigned: 2, suspected: 0 });
        // Beyond a number nothing is counted; those that are gone are none of those that count.
        for (up_to, authorizers) in [(1, 1), (2, 2), (3, 3), (4, 4), (5, 4)] {
            let counts = book.rows().counts(NOW, up_to).await.unwrap();
            assert_eq!((counts.authorizers, counts.unassigned), (authorizers, authorizers.min(2)), "up to {up_to}");
        }
    }

    async fn links_are_open_until_they_are_used_withdrawn_or_too_old(db: TestDatabase) {
        let book = Book::open(db).await;
        let open = async |after: i64| book.rows().counts(NOW.plus_secs(after), 100).await.unwrap().open_links;
        let link: NewLink = book.link().await;
        let other = book.link().await;
        assert_eq!((open(0).await, open(86_399).await, open(86_400).await), (2, 2, 0));
        book.execute(&format!("UPDATE link SET grants = 1 WHERE id = '{}'", link.id)).await;
        assert_eq!(open(0).await, 1);
        book.execute(&format!("UPDATE link SET revoked_at = 1 WHERE id = '{}'", other.id)).await;
        assert_eq!(open(0).await, 0);
    }
}
