//! The queries of lists and workers are served by an index, without sorting.

use domain::{
    link::LinkState,
    list::{
        AuditFilter, AuthorizerFilter, AuthorizerView, Cursor, CustomerFilter, CustomerView,
        LinkFilter, Reading, StaffFilter, TokenFilter, TokenView,
    },
};
use sea_orm::{ConnectionTrait as _, DbBackend, QueryTrait, Statement};

use super::kit::{Book, NOW, fresh};
use crate::{
    entities::{authorizer, customer, person},
    on_each_database,
    platform::{links::lapsing, search::SearchKind},
    system::due,
    testing::TestDatabase,
};

/// How the database would go about it, as one text.
pub(super) async fn plan_of<Q: QueryTrait>(book: &Book, query: &Q) -> String {
    let writer = &book.store.0.writer;
    let backend = writer.get_database_backend();
    let Statement { sql, values, .. } = query.build(backend);
    let tx = sea_orm::TransactionTrait::begin(writer).await.unwrap();
    let explain = if backend == DbBackend::Postgres {
        // Tables of a few rows are read from end to end, whatever indexes there are.
        tx.execute_unprepared("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
            .await
            .unwrap();
        "EXPLAIN (COSTS OFF)"
    } else {
        "EXPLAIN QUERY PLAN"
    };
    let statement = Statement {
        sql: format!("{explain} {sql}"),
        values,
        db_backend: backend,
    };
    let rows = tx.query_all_raw(statement).await.unwrap();
    let column = if backend == DbBackend::Postgres { 0 } else { 3 };
    let lines: Vec<String> = rows
        .iter()
        .map(|row| row.try_get_by_index(column).unwrap())
        .collect();
    lines.join("\n")
}

pub(super) fn assert_uses(plan: &str, index: &str) {
    assert!(plan.contains(index), "{index} is not used:\n{plan}");
    for line in plan.lines().map(str::trim_start) {
        let detour = line.starts_with("SCAN ")
            || ["Sort", "TEMP B-TREE", "Seq Scan"]
                .iter()
                .any(|sign| line.contains(sign));
        assert!(!detour, "`{line}` beside {index}:\n{plan}");
    }
}

fn somewhere() -> Option<Cursor> {
    Some(Cursor {
        key: NOW.millis(),
        id: "lnk_0".to_owned(),
    })
}

on_each_database! {
    async fn lists_go_by_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        for after in [None, somewhere()] {
            for (view, index) in [
                (CustomerView::Active, "customer_active"),
                (CustomerView::Archived, "customer_archived"),
                (CustomerView::All, "customer_newest"),
            ] {
                let filter = CustomerFilter { view, after: after.clone(), ..Default::default() };
                let plan = plan_of(&book, &rows.customers_query(&filter, None)).await;
                assert_uses(&plan, index);
                // Without statistics PostgreSQL counts by any index that begins with the platform.
                if book.store.0.writer.get_database_backend() == DbBackend::Sqlite {
                    assert_uses(&plan, "link_of_customer");
                    assert_uses(&plan, "authorizer_of_customer");
                }
            }

            for (of, index) in [(None, "link_newest"), (Some(book.customer.clone()), "link_of_customer")] {
                let filter = LinkFilter { customer: of, after: after.clone(), ..Default::default() };
                let query = rows.links_query(&filter, None, NOW).find_also_related(customer::Entity);
                assert_uses(&plan_of(&book, &query).await, index);
            }
            for (of, index) in [(None, "audit_event_newest"), (Some("lnk_0".to_owned()), "audit_event_of_object")] {
                let filter = AuditFilter { object: of, after: after.clone(), ..AuditFilter::default() };
                assert_uses(&plan_of(&book, &rows.audit_query(&filter, 51)).await, index);
            }
        }
    }

    async fn the_audit_trail_goes_by_an_index_however_it_is_narrowed(db: TestDatabase) {
        let book = Book::open(db).await;
        let parts: [(&str, &str); 6] = [
            ("object", "lnk_0"), ("actor", "prs_0"), ("outcome", "refused"),
            ("action", "link.make"), ("kind", "link"), ("actor_kind", "staff"),
        ];
        let indexes = ["object", "actor", "outcome", "action", "object_kind", "actor_kind"];
        // Every combination, within days and without, from the beginning and from a place in the list.
        for chosen in 0..256_usize {
            let days = [("from", "2026-03-01"), ("to", "2026-03-01")];
            let query = parts.iter().enumerate().filter(|(place, _)| chosen >> place & 1 == 1).map(|(_, part)| part)
                .chain(days.iter().filter(|_| chosen >> 6 & 1 == 1))
                .chain([("after", "1790000000000~aud_0")].iter().filter(|_| chosen >> 7 & 1 == 1));
            let query: Vec<_> = query.map(|(name, value)| (name.to_string(), value.to_string())).collect();
            let filter = AuditFilter::read(&mut Reading::new(&query));
            let first = (0..6).find(|place| chosen >> place & 1 == 1);
            let index = first.map_or("audit_event_newest".to_owned(), |place| format!("audit_event_of_{}", indexes[place]));
            let plan = plan_of(&book, &book.rows().audit_query(&filter, 51)).await;
            assert_uses(&plan, &index);
        }
        let done = AuditFilter { outcome: Some(domain::audit::Outcome::Done), ..AuditFilter::default() };
        assert_uses(&plan_of(&book, &book.rows().audit_query(&done, 51)).await, "audit_event_newest");
    }

    async fn each_filter_of_the_links_goes_by_its_index(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        let state = |state| LinkFilter { state: Some(state), ..Default::default() };
        let by = || LinkFilter { maker: Some(book.person.clone()), ..Default::default() };
        let text = |text: &str| LinkFilter { text: text.to_owned(), ..Default::default() };
        for after in [None, somewhere()] {
            for (filter, index) in [
                (state(LinkState::Pending), "link_listed"),
                (state(LinkState::Expired), "link_listed"),
                (by(), "link_of_maker"),
                (LinkFilter { state: Some(LinkState::Granted), ..by() }, "link_of_maker_listed"),
                (text("wx0123456789abcdef"), "link_pinned"),
            ] {
                let filter = LinkFilter { after: after.clone(), ..filter };
                let query = rows.links_query(&filter, None, NOW).find_also_related(customer::Entity);
                assert_uses(&plan_of(&book, &query).await, index);
            }
            let search = rows.search(SearchKind::Link, "晨光").await.unwrap().unwrap();
            for filter in [text("晨光"), LinkFilter { state: Some(LinkState::Pending), ..text("晨光") }] {
                let filter = LinkFilter { after: after.clone(), ..filter };
                let query = rows.links_query(&filter, Some(&search), NOW).find_also_related(customer::Entity);
                assert_uses(&plan_of(&book, &query).await, "search_gram_found");
            }
            let search = rows.search(SearchKind::Customer, "晨光").await.unwrap().unwrap();
            let filter = CustomerFilter { after: after.clone(), text: "晨光".to_owned(), ..Default::default() };
            assert_uses(&plan_of(&book, &rows.customers_query(&filter, Some(&search))).await, "search_gram_found");
        }
    }

    async fn each_view_of_the_authorizers_goes_by_its_index(db: TestDatabase) {
        let book = Book::open(db).await;
        for after in [None, somewhere()] {
            for (view, index) in [
                (AuthorizerView::All, "authorizer_newest"),
                (AuthorizerView::Lacking, "authorizer_lacking"),
                (AuthorizerView::Unassigned, "authorizer_to_decide"),
                (AuthorizerView::Suspected, "authorizer_suspected"),
                (AuthorizerView::Unauthorized, "authorizer_unauthorized"),
            ] {
                let filter = AuthorizerFilter { view, after: after.clone(), ..Default::default() };
                let query = book.rows().authorizers_query(&filter, None).find_also_related(customer::Entity);
                assert_uses(&plan_of(&book, &query).await, index);
            }
            let filter = AuthorizerFilter { customer: Some(book.customer.clone()), after, ..Default::default() };
            let query = book.rows().authorizers_query(&filter, None).find_also_related(customer::Entity);
            assert_uses(&plan_of(&book, &query).await, "authorizer_of_customer");
        }
    }

    async fn detail_pages_go_by_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        let authorizer = fresh!(AuthorizerId);
        let attempts = rows.attempts_query(&fresh!(LinkId), 50).find_also_related(authorizer::Entity);
        assert_uses(&plan_of(&book, &attempts).await, "attempt_of_link");
        let failed = rows.failed_presses_query(&fresh!(LinkId), 50);
        assert_uses(&plan_of(&book, &failed).await, "failed_press_of_link");
        assert_uses(&plan_of(&book, &rows.snapshots_query(&authorizer, 50)).await, "snapshot_newest");
        assert_uses(&plan_of(&book, &rows.open_conflicts_query(&authorizer)).await, "conflict_open");
        assert_uses(&plan_of(&book, &rows.move_conflicts_query(&authorizer, "cus_0")).await, "conflict_of_authorizer");
    }

    async fn people_and_invitations_go_by_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        let rows = book.rows();
        for after in [None, somewhere()] {
            let members = rows.members_query(&StaffFilter { after }).find_also_related(person::Entity);
            assert_uses(&plan_of(&book, &members).await, "membership_newest");
        }
        assert_uses(&plan_of(&book, &rows.open_invitations_query(NOW)).await, "invitation_open");
    }

    async fn each_view_of_the_tokens_goes_by_its_index(db: TestDatabase) {
        let book = Book::open(db).await;
        for after in [None, somewhere()] {
            for (view, asked, index) in [
                (TokenView::All, None, "authorizer_newest"),
                (TokenView::Failing, None, "authorizer_token_failing"),
                (TokenView::Lost, None, "authorizer_token_lost"),
                (TokenView::All, Some(NOW), "authorizer_renew_asked"),
            ] {
                let filter = TokenFilter { view, asked, after: after.clone() };
                assert_uses(&plan_of(&book, &book.rows().token_query(&filter)).await, index);
            }
        }
    }

    async fn workers_go_by_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        assert_uses(&plan_of(&book, &lapsing(&book.platform, NOW)).await, "link_lapsing");
        assert_uses(&plan_of(&book, &due::due_attempts(NOW)).await, "attempt_due");
        assert_uses(&plan_of(&book, &book.rows().due_renewals(NOW)).await, "authorizer_renew");
        assert_uses(&plan_of(&book, &due::due_profiles(NOW)).await, "authorizer_profile");
    }
}

#[test]
fn a_detour_would_be_noticed() {
    for plan in [
        "SCAN link USING INDEX link_newest",
        "SEARCH link USING INDEX link_newest\nUSE TEMP B-TREE FOR ORDER BY",
        "Sort\n  ->  Index Scan using link_newest on link",
        "Limit\n  ->  Seq Scan on link_newest",
    ] {
        let noticed = std::panic::catch_unwind(|| assert_uses(plan, "link_newest")).is_err();
        assert!(noticed, "{plan}");
    }
}
