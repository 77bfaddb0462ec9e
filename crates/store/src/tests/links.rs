//! Where a link stands, as the store keeps it.

use domain::{
    attempt::{Failure, FailureKind},
    ids::{AttemptId, LinkId},
    link::LinkState,
    list::LinkFilter,
};

use super::kit::{Book, NOW, new_attempt, returned_code};
use crate::{LinkRow, PlatformTx, on_each_database, testing::TestDatabase};

async fn row(book: &Book, id: &LinkId) -> LinkRow {
    book.rows().link(id).await.unwrap()
}

async fn within<T>(book: &Book, work: impl AsyncFnOnce(&PlatformTx<'_>) -> T) -> T {
    let tx = book.store.begin().await.unwrap();
    let done = work(&tx.platform(&book.platform)).await;
    tx.commit().await.unwrap();
    done
}

/// An attempt of this link that comes to nothing, pressed so many seconds from now.
async fn fail(book: &Book, link: &LinkId, after: i64) -> AttemptId {
    let press = crate::NewAttempt {
        pressed_at: NOW.plus_secs(after),
        ..new_attempt(link)
    };
    within(book, async |rows| {
        rows.insert_attempt(&press).await.unwrap();
        assert!(
            rows.attempt_returned(&press.id, &returned_code())
                .await
                .unwrap()
        );
    })
    .await;
    let fence = book
        .rows()
        .lease_attempt(&press.id, "n", NOW, NOW.plus_secs(9))
        .await
        .unwrap()
        .unwrap();
    let failure = Failure::of(FailureKind::CodeRefused);
    within(book, async |rows| {
        assert!(
            rows.fail_attempt(&press.id, fence, &failure, NOW)
                .await
                .unwrap()
        );
    })
    .await;
    press.id
}

async fn listed(book: &Book, state: LinkState, after: i64) -> Vec<LinkId> {
    let filter = LinkFilter {
        state: Some(state),
        ..Default::default()
    };
    let page = book
        .rows()
        .links(&filter, NOW.plus_secs(after))
        .await
        .unwrap();
    page.rows.into_iter().map(|row| row.id).collect()
}

on_each_database! {
    async fn a_link_moves_on_and_is_listed_where_it_stands(db: TestDatabase) {
        let book = Book::open(db).await;
        let link = book.link().await.id;
        assert_eq!(row(&book, &link).await.stage, LinkState::Pending);
        for first in [true, false] {
            let opened = within(&book, async |rows| rows.open_link(&link, NOW).await.unwrap()).await;
            assert_eq!(opened, first);
        }
        assert_eq!(listed(&book, LinkState::Opened, 0).await, std::slice::from_ref(&link));
        let attempt = fail(&book, &link, 0).await;
        assert_eq!(row(&book, &link).await.stage, LinkState::Failed);
        assert_eq!(listed(&book, LinkState::Failed, 0).await, std::slice::from_ref(&link));

        // A push brings the right code after all.
        let code = crate::ReturnedCode { via: domain::attempt::Via::Push, ..returned_code() };
        let again = within(&book, async |rows| rows.attempt_returned(&attempt, &code).await.unwrap()).await;
        assert!(again);
        assert_eq!(row(&book, &link).await.stage, LinkState::Pressed);
        let authorizer = book.authorizer().await.id;
        let until = NOW.plus_secs(99);
        let fence = book.rows().lease_attempt(&attempt, "n", NOW.plus_secs(10), until).await.unwrap().unwrap();
        within(&book, async |rows| {
            assert!(rows.settle_attempt(&attempt, fence, &authorizer, false, NOW).await.unwrap());
            assert!(!rows.revoke_link(&link, NOW).await.unwrap(), "a used link stays used");
        })
        .await;
        assert_eq!(listed(&book, LinkState::Granted, 0).await, std::slice::from_ref(&link));
        assert_eq!(listed(&book, LinkState::Granted, 1_000_000).await, [link]);
    }

    async fn only_the_newest_attempt_fails_its_link(db: TestDatabase) {
        let book = Book::open(db).await;
        let link = book.link().await.id;
        fail(&book, &link, 0).await;
        let later = crate::NewAttempt { pressed_at: NOW.plus_secs(20), ..new_attempt(&link) };
        within(&book, async |rows| rows.insert_attempt(&later).await.unwrap()).await;
        assert_eq!(row(&book, &link).await.stage, LinkState::Pressed);
        fail(&book, &link, 10).await;
        assert_eq!(row(&book, &link).await.stage, LinkState::Pressed, "a newer one is under way");
    }

    async fn a_link_grows_too_old_and_young_again(db: TestDatabase) {
        let book = Book::open(db).await;
        let link = book.link().await.id;
        let day = 86_400;
        assert_eq!(listed(&book, LinkState::Pending, day - 1).await, std::slice::from_ref(&link));
        assert!(listed(&book, LinkState::Expired, day - 1).await.is_empty());
        assert!(listed(&book, LinkState::Pending, day).await.is_empty());
        assert_eq!(listed(&book, LinkState::Expired, day).await, std::slice::from_ref(&link));
        let end = NOW.plus_secs(3 * day);
        within(&book, async |rows| {
            assert!(!rows.extend_link(&link, 7, end).await.unwrap(), "another version");
            assert!(rows.extend_link(&link, 0, end).await.unwrap());
            assert!(!rows.extend_link(&link, 0, end).await.unwrap(), "it was changed since");
        })
        .await;
        assert_eq!(listed(&book, LinkState::Pending, day).await, std::slice::from_ref(&link));
        assert!(listed(&book, LinkState::Expired, day).await.is_empty());
        within(&book, async |rows| {
            assert!(rows.revoke_link(&link, NOW).await.unwrap());
            assert!(!rows.revoke_link(&link, NOW).await.unwrap());
            let version = rows.link(&link).await.unwrap().version;
            assert!(!rows.extend_link(&link, version, end).await.unwrap(), "it is withdrawn");
        })
        .await;
        assert_eq!(listed(&book, LinkState::Revoked, 9 * day).await, [link]);
    }

    async fn notes_are_written_by_version_and_found(db: TestDatabase) {
        let book = Book::open(db).await;
        let link = book.link().await.id;
        within(&book, async |rows| {
            assert!(rows.update_link_note(&link, 0, "请在周五前").await.unwrap());
            assert!(!rows.update_link_note(&link, 0, "另一句").await.unwrap());
        })
        .await;
        assert_eq!(row(&book, &link).await.note, "请在周五前");
        for (text, finds) in [("周五", true), ("另一", false), ("文具 周五", true), (link.as_str(), true)] {
            let filter = LinkFilter { text: text.to_owned(), ..Default::default() };
            let page = book.rows().links(&filter, NOW).await.unwrap();
            assert_eq!(page.rows.len(), usize::from(finds), "{text}");
        }
    }
}
