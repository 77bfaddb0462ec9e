//! Pages in the same order on both databases, without a row twice or left out.

use domain::{
    ids::{AuditId, CustomerId},
    list::{AuditFilter, CustomerFilter, PAGE_SIZE},
    time::Timestamp,
};

use super::kit::{Book, NOW, new_audit, random};
use crate::{NewCustomer, on_each_database, testing::TestDatabase};

/// Moments that many rows share: ties, which the id settles.
fn moment(n: i64) -> Timestamp {
    NOW.plus_secs(n / 40)
}

on_each_database! {
    async fn customers_come_newest_first_and_by_id_where_they_tie(db: TestDatabase) {
        let book = Book::open(db).await;
        let mut all = vec![(NOW, book.customer.to_string())];
        let tx = book.store.begin().await.unwrap();
        for n in 0..120 {
            // Ids in no order at all: they must be compared by their bytes, digits before letters.
            let id = CustomerId::new(moment(n % 3), random());
            let at = moment(n);
            all.push((at, id.to_string()));
            let new = NewCustomer { id, name: format!("客户 {n}"), note: String::new(), created_at: at, created_by: None };
            tx.platform(&book.platform).insert_customer(&new).await.unwrap();
        }
        tx.commit().await.unwrap();
        all.sort_unstable();
        all.reverse();

        let (mut seen, mut filter) = (Vec::new(), CustomerFilter::default());
        loop {
            let page = book.rows().customers(&filter).await.unwrap();
            assert!(page.rows.len() <= usize::try_from(PAGE_SIZE).unwrap());
            seen.extend(page.rows.into_iter().map(|row| (row.created_at, row.id.to_string())));
            match page.next {
                Some(next) => filter.after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen, all);
    }

    async fn a_row_added_meanwhile_does_not_shift_the_next_page(db: TestDatabase) {
        let book = Book::open(db).await;
        let add = async |n: i64| {
            let entry = new_audit(Some(&book.platform), NOW.plus_secs(n));
            let id: AuditId = entry.entry.id.clone();
            let tx = book.store.begin().await.unwrap();
            tx.audit(entry).await.unwrap();
            tx.commit().await.unwrap();
            id
        };
        let mut ids = Vec::new();
        for n in 0..60 {
            ids.push(add(n).await);
        }
        let first = book.rows().audit(&AuditFilter::default()).await.unwrap();
        add(99).await;
        let filter = AuditFilter { object: None, after: first.next, ..AuditFilter::default() };
        let second = book.rows().audit(&filter).await.unwrap();
        let seen: Vec<_> = first.rows.into_iter().chain(second.rows).map(|row| row.id).collect();
        ids.reverse();
        assert_eq!(seen, ids);
        assert_eq!(second.next, None);
    }
}
