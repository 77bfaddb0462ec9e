//! Each filter of the authorizers and of the conflicts walks along an index in the order of its list; what else is asked
//! for is looked up row by row.

use domain::{
    account::AccountKind,
    authorizer::{GrantStatus, Standing},
    conflict::Lack,
    list::{AuthorizerFilter, AuthorizerView, ConflictFilter, ConflictState, Cursor},
};

use super::{
    kit::{Book, NOW},
    plans::{assert_uses, plan_of},
};
use crate::{
    entities::{authorizer, customer},
    on_each_database,
    testing::TestDatabase,
};

fn somewhere() -> Option<Cursor> {
    Some(Cursor {
        key: NOW.millis(),
        id: "ath_0".to_owned(),
    })
}

async fn assert_list(book: &Book, filter: AuthorizerFilter, index: &str) {
    for after in [None, somewhere()] {
        let filter = AuthorizerFilter {
            after,
            ..filter.clone()
        };
        let found = match &filter.q {
            Some(text) => book.rows().find_authorizers(text).await.unwrap(),
            None => None,
        };
        let query = book
            .rows()
            .authorizers_query(&filter, found.as_ref())
            .find_also_related(customer::Entity);
        assert_uses(&plan_of(book, &query).await, index);
    }
}

async fn assert_conflicts(book: &Book, filter: ConflictFilter, index: &str) {
    for after in [None, somewhere()] {
        let filter = ConflictFilter {
            after,
            ..filter.clone()
        };
        let query = book.rows().conflicts_query(&filter);
        assert_uses(&plan_of(book, &query).await, index);
    }
}

on_each_database! {
    async fn authorizers_are_narrowed_along_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        let all = AuthorizerFilter::default();
        let customer = Some(book.customer.clone());
        for (filter, index) in [
            (AuthorizerFilter { held: Some(18), ..all.clone() }, "authorizer_set_listed"),
            (AuthorizerFilter { missing: Some(18), ..all.clone() }, "authorizer_set_listed"),
            (AuthorizerFilter { tag: Some("重点".to_owned()), ..all.clone() }, "authorizer_tag_listed"),
            (AuthorizerFilter { kind: Some(AccountKind::Talent), ..all.clone() }, "authorizer_of_kind"),
            (AuthorizerFilter { standing: Some(Standing::Ignored), ..all.clone() }, "authorizer_unassigned"),
            (AuthorizerFilter { status: Some(GrantStatus::Unauthorized), ..all.clone() }, "authorizer_unauthorized"),
            (AuthorizerFilter { status: Some(GrantStatus::Suspected), ..all.clone() }, "authorizer_suspected"),
            (AuthorizerFilter { status: Some(GrantStatus::Authorized), ..all.clone() }, "authorizer_newest"),
            (AuthorizerFilter { q: Some("晨光".to_owned()), ..all.clone() }, "search_gram_found"),
        ] {
            assert_list(&book, filter, index).await;
        }
        // Together.
        let many = AuthorizerFilter {
            held: Some(1),
            missing: Some(18),
            tag: Some("重点".to_owned()),
            kind: Some(AccountKind::Service),
            ..all
        };
        assert_list(&book, many.clone(), "authorizer_set_listed").await;
        assert_list(&book, AuthorizerFilter { customer, ..many.clone() }, "authorizer_of_customer").await;
        assert_list(&book, AuthorizerFilter { q: Some("晨光文具".to_owned()), ..many }, "search_gram_found").await;
    }

    async fn customers_of_one_name_go_by_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        assert_uses(&plan_of(&book, &book.rows().called_query("晨光文具", 200)).await, "customer_named");
    }

    async fn the_queue_and_codes_go_by_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        let queue = AuthorizerFilter { view: AuthorizerView::Unassigned, ..Default::default() };
        assert_list(&book, queue, "authorizer_to_decide").await;
        for column in [authorizer::Column::Appid, authorizer::Column::OriginalId] {
            let plan = plan_of(&book, &book.rows().begin_with_query(column, "wx0123")).await;
            // SQLite gives the index of a constraint a name of its own.
            let index = if plan.contains("sqlite_autoindex") { "sqlite_autoindex" } else { "authorizer_" };
            assert_uses(&plan, index);
        }
    }

    async fn conflicts_are_narrowed_along_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        let open = ConflictFilter::default();
        let customer = Some(book.customer.clone());
        for (filter, index) in [
            (open.clone(), "conflict_ranked_open"),
            (ConflictFilter { lack: Some(Lack::Removed), ..open.clone() }, "conflict_ranked_open"),
            (ConflictFilter { exclusive: Some(true), ..open.clone() }, "conflict_ranked_open"),
            (ConflictFilter { acknowledged: Some(false), ..open.clone() }, "conflict_unseen"),
            (ConflictFilter { acknowledged: Some(false), exclusive: Some(true), ..open.clone() }, "conflict_unseen"),
            (ConflictFilter { state: ConflictState::Closed, ..open.clone() }, "conflict_ranked_closed"),
            (ConflictFilter { state: ConflictState::All, ..open.clone() }, "conflict_ranked"),
            (ConflictFilter { set: Some(18), ..open.clone() }, "conflict_of_set"),
            (ConflictFilter { customer: customer.clone(), ..open.clone() }, "conflict_of_customer"),
            (ConflictFilter { customer, set: Some(18), acknowledged: Some(true), ..open }, "conflict_of_"),
        ] {
            assert_conflicts(&book, filter, index).await;
        }
    }
}
