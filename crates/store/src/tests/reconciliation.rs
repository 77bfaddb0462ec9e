use domain::{
    attempt::{Failure, FailureKind},
    ids::ReconciliationId,
    list::FindingFilter,
    reconciliation::{FindingKind, RunPhase, RunState},
    sets::SetIds,
};
use sea_orm::DbBackend;
use secrecy::ExposeSecret as _;

use super::{
    kit::{Book, NOW, fresh, new_authorizer, word},
    plans::{assert_uses, plan_of},
};
use crate::{
    ListedAccount, NewFinding, NewRun, StoreError, entities::authorizer, on_each_database,
    system::due, testing::TestDatabase,
};

async fn start(book: &Book) -> Option<ReconciliationId> {
    let new = NewRun {
        id: fresh!(ReconciliationId),
        thorough: false,
        started_at: NOW,
        by: Some((book.person.clone(), "李雷".to_owned())),
    };
    let tx = book.store.begin().await.unwrap();
    let started = tx.platform(&book.platform).start_run(&new).await.unwrap();
    tx.commit().await.unwrap();
    started.then_some(new.id)
}

async fn lease(book: &Book, run: &ReconciliationId, at: i64) -> Option<i64> {
    let now = NOW.plus_secs(at);
    book.rows()
        .lease_run(run, "n", now, now.plus_secs(60))
        .await
        .unwrap()
}

fn listed(appid: &str, token: Option<&str>) -> ListedAccount {
    ListedAccount {
        appid: appid.to_owned(),
        auth_time: Some(1_000),
        look: token.is_some(),
        refresh_token: token.map(Into::into),
    }
}

fn finding(kind: FindingKind, appid: &str) -> NewFinding {
    NewFinding {
        id: fresh!(FindingId),
        kind,
        at: NOW,
        appid: appid.to_owned(),
        authorizer: None,
        sets: Some((SetIds::from([1]), SetIds::from([18, 19]))),
        failure: Some(Failure::of(FailureKind::Unreachable)),
    }
}

on_each_database! {
    async fn one_run_at_a_time_and_whoever_lost_it_writes_nothing(db: TestDatabase) {
        let book = Book::open(db).await;
        let run = start(&book).await.unwrap();
        assert_eq!(start(&book).await, None, "one is under way");
        let (other, _) = book.another_platform().await;
        assert!(matches!(book.store.platform(&other).run(&run).await, Err(StoreError::NotFound)));
        assert_eq!(book.store.platform(&other).lease_run(&run, "n", NOW, NOW.plus_secs(60)).await.unwrap(), None);

        let first = lease(&book, &run, 0).await.unwrap();
        assert_eq!(lease(&book, &run, 59).await, None);
        assert_eq!(book.store.system().due_runs(NOW.plus_secs(59), 9).await.unwrap(), []);
        let second = lease(&book, &run, 61).await.unwrap();
        let mut progress = book.rows().run(&run).await.unwrap().progress;
        progress.phase = RunPhase::Look;
        progress.walk.offset = 500;
        progress.place = "wx1".to_owned();
        progress.tally.add(FindingKind::Vanished);
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        assert!(!rows.advance_run(&run, first, &progress, NOW).await.unwrap(), "the lease was lost");
        assert!(!rows.end_run(&run, first, &progress, None, NOW).await.unwrap());
        assert!(rows.advance_run(&run, second, &progress, NOW.plus_secs(120)).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(book.rows().run(&run).await.unwrap().progress, progress);

        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        let why = Failure { kind: FailureKind::Refused, errcode: Some(45_009), rid: None };
        assert!(rows.rest_run(&run, second, &why, 1, NOW.plus_secs(300)).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(book.store.system().due_runs(NOW.plus_secs(299), 9).await.unwrap(), []);
        let due = book.store.system().due_runs(NOW.plus_secs(300), 9).await.unwrap();
        assert_eq!(due, [(book.platform.clone(), run.clone())]);

        let row = book.rows().run(&run).await.unwrap();
        assert_eq!((row.failure.as_ref(), row.next_try_at), (Some(&why), NOW.plus_secs(300)));
        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).wake_run(NOW).await.unwrap();
        assert_eq!(tx.platform(&book.platform).run(&run).await.unwrap().next_try_at, NOW.plus_secs(300), "it waits for something else");
        let used_up = Failure { kind: FailureKind::Paused, ..why.clone() };
        assert!(tx.platform(&book.platform).rest_run(&run, second, &used_up, 1, NOW.plus_secs(300)).await.unwrap());
        tx.platform(&book.platform).wake_run(NOW).await.unwrap();
        assert_eq!(tx.platform(&book.platform).run(&run).await.unwrap().next_try_at, NOW);
        assert!(tx.platform(&book.platform).advance_run(&run, second, &progress, NOW).await.unwrap());
        assert_eq!(tx.platform(&book.platform).run(&run).await.unwrap().failure, None, "it goes on");
        tx.commit().await.unwrap();

        let tx = book.store.begin().await.unwrap();
        let ended = NOW.plus_secs(400);
        assert!(tx.platform(&book.platform).end_run(&run, second, &progress, Some(&why), ended).await.unwrap());
        tx.commit().await.unwrap();
        let row = book.rows().newest_run().await.unwrap().unwrap();
        assert_eq!((row.state, row.failure, row.ended_at), (RunState::Failed, Some(why), Some(ended)));
        assert_eq!(row.starter, "李雷");
        assert!(start(&book).await.is_some(), "another may begin");
    }

    async fn what_a_list_said_is_kept_once_and_forgotten(db: TestDatabase) {
        let book = Book::open(db).await;
        let run = start(&book).await.unwrap();
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        let page = [listed("wx1", Some("refresh one")), listed("wx2", None), listed("wx3", Some("refresh three"))];
        assert_eq!(rows.keep_listed(&run, &page).await.unwrap(), 3);
        let again = [listed("wx3", Some("another")), listed("wx4", None)];
        assert_eq!(rows.keep_listed(&run, &again).await.unwrap(), 1);
        assert_eq!(rows.keep_listed(&run, &again).await.unwrap(), 0);
        assert_eq!(rows.keep_listed(&run, &[]).await.unwrap(), 0);
        tx.commit().await.unwrap();
        let rows = book.rows();
        assert_eq!(rows.count_listed(&run).await.unwrap(), (4, 2));
        let look = rows.accounts_to_look_at(&run, "", 9).await.unwrap();
        let names: Vec<&str> = look.iter().map(|account| account.appid.as_str()).collect();
        assert_eq!(names, ["wx1", "wx3"]);
        assert_eq!(look[1].refresh_token.as_ref().unwrap().expose_secret(), "refresh three");
        assert_eq!(rows.accounts_to_look_at(&run, "wx1", 9).await.unwrap().len(), 1);
        let among = rows.listed_among(&run, &["wx2", "wx9"]).await.unwrap();
        assert_eq!(among.into_iter().collect::<Vec<_>>(), ["wx2"]);
        assert_eq!(rows.forget_listed(&run, 3).await.unwrap(), 3);
        assert_eq!(rows.forget_listed(&run, 3).await.unwrap(), 1);
        assert_eq!(rows.count_listed(&run).await.unwrap(), (0, 0));
    }

    async fn findings_are_noted_once_and_old_runs_are_forgotten(db: TestDatabase) {
        let book = Book::open(db).await;
        let run = start(&book).await.unwrap();
        let known = book.authorizer().await;
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        let of_known = NewFinding { authorizer: Some(known.id.clone()), ..finding(FindingKind::SetsChanged, &known.appid) };
        assert!(rows.add_finding(&run, &of_known).await.unwrap());
        let again = NewFinding { id: fresh!(FindingId), ..of_known.clone() };
        assert!(!rows.add_finding(&run, &again).await.unwrap());
        for n in 0..60 {
            assert!(rows.add_finding(&run, &finding(FindingKind::Unchecked, &format!("wx{n}"))).await.unwrap());
        }
        tx.commit().await.unwrap();
        let filter = FindingFilter { kind: Some(FindingKind::SetsChanged), after: None };
        let page = book.rows().findings(&run, &filter).await.unwrap();
        assert_eq!((page.rows.len(), page.next), (1, None));
        assert_eq!(page.rows[0].authorizer.as_ref().unwrap().id, known.id);
        assert_eq!((page.rows[0].sets.clone(), page.rows[0].failure.clone()), (of_known.sets, of_known.failure));
        let first = book.rows().findings(&run, &FindingFilter::default()).await.unwrap();
        let rest = FindingFilter { after: first.next, ..FindingFilter::default() };
        assert_eq!((first.rows.len(), book.rows().findings(&run, &rest).await.unwrap().rows.len()), (50, 11));

        let fence = lease(&book, &run, 0).await.unwrap();
        let progress = book.rows().run(&run).await.unwrap().progress;
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        assert!(rows.end_run(&run, fence, &progress, None, NOW).await.unwrap());
        rows.forget_runs(1).await.unwrap();
        tx.commit().await.unwrap();
        assert!(book.rows().run(&run).await.is_ok(), "the newest stays");
        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).forget_runs(0).await.unwrap();
        tx.commit().await.unwrap();
        assert!(matches!(book.rows().run(&run).await, Err(StoreError::NotFound)));
        assert_eq!(book.rows().findings(&run, &FindingFilter::default()).await.unwrap().rows, []);
    }

    async fn what_a_killed_node_left_of_a_run_stands_in_nobody_s_way(db: TestDatabase) {
        let book = Book::open(db).await;
        let run = start(&book).await.unwrap();
        let fence = lease(&book, &run, 0).await.unwrap();
        let progress = book.rows().run(&run).await.unwrap().progress;
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.keep_listed(&run, &[listed("wx1", Some("refresh")), listed("wx2", None)]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(book.rows().ended_run_with_listed().await.unwrap(), None, "it is under way");
        let tx = book.store.begin().await.unwrap();
        assert!(tx.platform(&book.platform).end_run(&run, fence, &progress, None, NOW).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(book.rows().ended_run_with_listed().await.unwrap().as_ref(), Some(&run));
        let (other, _) = book.another_platform().await;
        assert_eq!(book.store.platform(&other).ended_run_with_listed().await.unwrap(), None);

        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).forget_runs(0).await.unwrap();
        tx.commit().await.unwrap();
        assert!(matches!(book.rows().run(&run).await, Err(StoreError::NotFound)));
        assert_eq!(book.rows().count_listed(&run).await.unwrap(), (0, 0));
    }

    async fn a_rescued_token_never_takes_the_place_of_a_newer_one(db: TestDatabase) {
        let book = Book::open(db).await;
        let new = new_authorizer();
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.insert_authorizer(&new).await.unwrap();
        let token = word().into();
        assert!(!rows.rescue_token(&new.id, &token, NOW.plus_secs(-1), NOW).await.unwrap(), "written since");
        assert!(rows.rescue_token(&new.id, &token, NOW, NOW.plus_secs(5)).await.unwrap());
        assert!(!rows.rescue_token(&new.id, &token, NOW.plus_secs(4), NOW.plus_secs(6)).await.unwrap());
        tx.commit().await.unwrap();
        let known = book.rows().known_accounts(&[&new.appid, "wx0"]).await.unwrap();
        assert_eq!(known.len(), 1);
        assert_eq!(known[0].refresh_token.as_ref().unwrap().expose_secret(), token.expose_secret());
        let tx = book.store.begin().await.unwrap();
        let rows = tx.platform(&book.platform);
        rows.note_looks(&[(new.id.clone(), Some(7))], NOW.plus_secs(9)).await.unwrap();
        rows.note_looks(&[(new.id.clone(), None)], NOW.plus_secs(10)).await.unwrap();
        assert!(rows.mark_unauthorized(&new.id, NOW.plus_secs(11), 1_000).await.unwrap());
        assert!(!rows.rescue_token(&new.id, &token, NOW.plus_secs(12), NOW.plus_secs(12)).await.unwrap());
        tx.commit().await.unwrap();
        let known = book.rows().known_accounts(&[&new.appid]).await.unwrap().remove(0);
        assert_eq!((known.looked_at, known.listed_auth_time), (Some(NOW.plus_secs(10)), Some(7)));
    }

    async fn platforms_take_their_turn(db: TestDatabase) {
        let book = Book::open(db).await;
        let due = async |after: i64| {
            let system = book.store.system();
            let before = NOW.plus_secs(after - 3_600);
            system.platforms_to_reconcile(before, NOW.plus_secs(-60)).await.unwrap()
        };
        assert_eq!(due(7_200).await, [], "no ticket");
        let tx = book.store.begin().await.unwrap();
        tx.platform(&book.platform).put_ticket(&word().into(), NOW).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(due(0).await, [], "it was just added");
        assert_eq!(due(3_600).await, std::slice::from_ref(&book.platform));
        start(&book).await.unwrap();
        assert_eq!(due(3_599).await, []);
        assert_eq!(due(3_600).await, std::slice::from_ref(&book.platform));
    }

    async fn runs_and_findings_go_by_an_index(db: TestDatabase) {
        let book = Book::open(db).await;
        let (rows, run) = (book.rows(), fresh!(ReconciliationId));
        let after = Some("1790000000000~fnd_0".parse().unwrap());
        assert_uses(&plan_of(&book, &rows.runs_query(after.as_ref())).await, "reconciliation_newest");
        for (kind, index) in [(None, "finding_newest"), (Some(FindingKind::Vanished), "finding_of_kind")] {
            let filter = FindingFilter { kind, after: after.clone() };
            let query = rows.findings_query(&run, &filter).find_also_related(authorizer::Entity);
            assert_uses(&plan_of(&book, &query).await, index);
        }
        assert_uses(&plan_of(&book, &due::due_runs(NOW)).await, "reconciliation_due");
        // SQLite gives the index of a constraint a name of its own.
        let by_id = match book.store.0.writer.get_database_backend() {
            DbBackend::Sqlite => "sqlite_autoindex_authorizer",
            _ => "authorizer_of_platform",
        };
        assert_uses(&plan_of(&book, &rows.behind_query("ath_0", NOW, 10)).await, by_id);
    }
}
