//! The queries of the inbox and of its log are served by an index, without sorting.

use domain::{
    list::{Cursor, PushFilter},
    push::PushState,
};

use super::{
    kit::{Book, NOW},
    plans::{assert_uses, plan_of},
};
use crate::{Lane, on_each_database, system::due, testing::TestDatabase};

on_each_database! {
    async fn workers_find_what_is_due_by_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        for lane in [Lane::AtOnce, Lane::Exchanges] {
            assert_uses(&plan_of(&book, &due::due_pushes(lane, NOW)).await, "push_due");
            assert_uses(&plan_of(&book, &due::due_pushes(lane, NOW)).await, "push_queue");
        }
        assert_uses(&plan_of(&book, &due::urgent_pushes(NOW)).await, "push_urgent");
        assert_uses(&plan_of(&book, &due::waiting_tickets(None)).await, "push_tickets");
        assert_uses(&plan_of(&book, &due::waiting_tickets(Some(&book.platform))).await, "push_tickets");
        assert_uses(&plan_of(&book, &book.rows().old_pushes_query(NOW, 200)).await, "push_newest");
        assert_uses(&plan_of(&book, &book.rows().newest_tickets_query(5)).await, "push_of_kind");
        assert_uses(&plan_of(&book, &book.rows().newer_pushes_query("wx1", 5)).await, "push_queue");
    }

    async fn the_log_goes_by_an_index_however_it_is_narrowed(db: TestDatabase) {
        let book = Book::open(db).await;
        let states = [None, Some(PushState::Done), Some(PushState::Waiting), Some(PushState::Dead), Some(PushState::Dismissed)];
        for state in states {
            for chosen in 0..16_usize {
                let given = |bit: usize| chosen >> bit & 1 == 1;
                let word = |bit: usize, text: &str| if given(bit) { text.to_owned() } else { String::new() };
                let filter = PushFilter {
                    state,
                    kind: word(0, "unauthorized"),
                    account: word(1, "wx0123456789abcdef"),
                    from: given(2).then(|| "2026-03-01".parse().unwrap()),
                    to: given(2).then(|| "2026-03-09".parse().unwrap()),
                    after: given(3).then(|| Cursor { key: NOW.millis(), id: "psh_0".to_owned() }),
                };
                let index = match state {
                    Some(PushState::Waiting | PushState::Dead | PushState::Dismissed) => "push_unfinished",
                    _ if given(1) => "push_of_account",
                    _ if given(0) => "push_of_kind",
                    _ => "push_newest",
                };
                assert_uses(&plan_of(&book, &book.rows().pushes_query(&filter)).await, index);
            }
        }
    }
}
