//! The book compared with what WeChat says: what no push told is found, mended and reported.

use console::RunReport;
use domain::{
    audit::Action,
    authorizer::{GrantStatus, SnapshotSource, Standing},
    conflict::Lack,
    list::FindingFilter,
    reconciliation::{FindingKind, RunState},
    sets::SetIds,
};
use tests::Stage;

pub const ONE: &str = "wx94a6f1c08e3d7b25";
pub const OTHER: &str = "wxe05b3d97a8c2f614";

on_both!(
    a_book_that_is_right_stays_as_it_is,
    sets_that_changed_with_no_push_are_taken_over,
    a_grant_that_vanished_is_in_doubt_until_it_is_seen_again,
    a_push_that_says_revoked_ends_the_doubt,
    an_account_that_nobody_told_of_is_taken_in,
    a_grant_that_was_never_exchanged_is_reported,
    a_profile_that_changed_is_merged,
    another_refresh_token_is_taken_over,
    a_grant_that_the_list_omits_is_no_grant_lost,
);

/// Grants as a push tells them, settled.
pub async fn granted(stage: &Stage, account: &str, sets: &[i64]) -> console::AuthorizerRow {
    stage.sandbox.grant("demo", account, sets, None).unwrap();
    stage.work().await;
    found(stage, account).await
}

async fn found(stage: &Stage, account: &str) -> console::AuthorizerRow {
    let rows = stage.authorizers().await;
    rows.into_iter().find(|row| row.appid == account).unwrap()
}

/// Something happens at WeChat and its push never arrives.
pub fn unheard(stage: &Stage, happen: impl FnOnce()) {
    stage.sandbox.hold_pushes(true);
    happen();
    stage.clock.advance_secs(2);
}

/// Looks at every account, and gives back what came of it.
pub async fn reconciled(stage: &Stage) -> RunReport {
    // A run looks at what was last looked at before it began.
    stage.clock.advance_secs(2);
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let id = desk.start_reconciliation(&ctx, true).await.unwrap();
    stage.service.work_round().await;
    let report = desk
        .reconciliation(&ctx, &id, &FindingFilter::default())
        .await;
    report.unwrap()
}

pub fn kinds(report: &RunReport) -> Vec<FindingKind> {
    let mut kinds: Vec<_> = report
        .page
        .rows
        .iter()
        .map(|finding| finding.kind)
        .collect();
    kinds.sort_unstable();
    kinds
}

async fn actions(stage: &Stage) -> Vec<Action> {
    let trail = crate::audit::trail(stage).await;
    trail.iter().map(|entry| entry.action).collect()
}

async fn a_book_that_is_right_stays_as_it_is(stage: Stage) {
    let row = granted(&stage, ONE, &[17, 18]).await;
    let before = stage.authorizer(&row.id).await;
    let report = reconciled(&stage).await;
    assert_eq!((report.run.state, kinds(&report)), (RunState::Done, vec![]));
    assert_eq!((report.run.listed, report.run.looked), (1, 1));
    let after = stage.authorizer(&row.id).await;
    assert_eq!(
        (after.snapshots, after.granted),
        (before.snapshots, before.granted)
    );
    let calls = stage.calls.of("api_get_authorizer_info");

    // What was looked at today is not looked at again unless it changed or somebody asks for all.
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    desk.start_reconciliation(&ctx, false).await.unwrap();
    stage.service.work_round().await;
    assert_eq!(stage.calls.of("api_get_authorizer_info"), calls);
}

async fn sets_that_changed_with_no_push_are_taken_over(stage: Stage) {
    let row = granted(&stage, ONE, &[17, 18]).await;
    unheard(&stage, || {
        stage.sandbox.change_sets("demo", ONE, &[17, 19]).unwrap();
    });
    let report = reconciled(&stage).await;
    assert_eq!(kinds(&report), [FindingKind::SetsChanged]);
    let finding = &report.page.rows[0];
    assert_eq!(finding.authorizer.as_ref().unwrap().id, row.id);
    assert_eq!(
        (&finding.added, &finding.removed),
        (&[19].into(), &[18].into())
    );
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.granted, SetIds::from([17, 19]));
    assert_eq!(detail.snapshots[0].source, SnapshotSource::Reconciliation);
    assert!(
        detail
            .lacking
            .iter()
            .any(|lack| (lack.set, lack.lack) == (18, Lack::Removed))
    );
    assert_eq!(
        detail.authorizer.granted_at, row.granted_at,
        "it is no new grant"
    );
    assert!(detail.renewable);
    assert!(actions(&stage).await.contains(&Action::UpdateGrant));

    // The push that was late says nothing new.
    stage.sandbox.hold_pushes(false);
    stage.work().await;
    assert_eq!(
        stage.authorizer(&row.id).await.granted,
        SetIds::from([17, 19])
    );
}

async fn a_grant_that_vanished_is_in_doubt_until_it_is_seen_again(stage: Stage) {
    let row = granted(&stage, ONE, &[17, 18]).await;
    unheard(&stage, || stage.sandbox.revoke("demo", ONE).unwrap());
    let report = reconciled(&stage).await;
    assert_eq!(kinds(&report), [FindingKind::Vanished]);
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.authorizer.status, GrantStatus::Suspected);
    assert!(
        detail.suspected_at.is_some() && detail.renewable,
        "its tokens are kept"
    );
    assert_eq!(detail.granted, SetIds::from([17, 18]), "nothing is deleted");
    let counts = stage.overview().await.counts;
    assert_eq!((counts.authorizers, counts.suspected), (0, 1));
    let renewals = stage.calls.of("api_authorizer_token");
    stage.clock.advance_secs(8_000);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.service.work_round().await;
    assert_eq!(
        stage.calls.of("api_authorizer_token"),
        renewals,
        "they are not renewed"
    );
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open("/p/demo/authorizers?view=suspected").await;
    page.says(200, &["疑似失效", ONE]);

    // Again: nothing new.
    assert_eq!(kinds(&reconciled(&stage).await), []);

    unheard(&stage, || {
        stage.sandbox.grant("demo", ONE, &[17, 18], None).unwrap();
    });
    let report = reconciled(&stage).await;
    assert_eq!(kinds(&report), [FindingKind::Reinstated]);
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(
        (detail.authorizer.status, detail.suspected_at),
        (GrantStatus::Authorized, None)
    );
    let actions = actions(&stage).await;
    assert!(actions.contains(&Action::SuspectGrant) && actions.contains(&Action::ReinstateGrant));
}

async fn a_push_that_says_revoked_ends_the_doubt(stage: Stage) {
    let row = granted(&stage, ONE, &[17]).await;
    stage.clock.advance_secs(60);
    unheard(&stage, || stage.sandbox.revoke("demo", ONE).unwrap());
    assert_eq!(kinds(&reconciled(&stage).await), [FindingKind::Vanished]);
    stage.sandbox.hold_pushes(false);
    stage.work().await;
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.authorizer.status, GrantStatus::Unauthorized);
    assert!(!detail.renewable && detail.suspected_at.is_none());
}

async fn an_account_that_nobody_told_of_is_taken_in(stage: Stage) {
    // Granted and exchanged, then revoked as far as the book knows, and granted once more unheard.
    let row = granted(&stage, ONE, &[17, 18]).await;
    stage.clock.advance_secs(60);
    stage.sandbox.revoke("demo", ONE).unwrap();
    stage.work().await;
    stage.clock.advance_secs(60);
    // Somebody else exchanged their codes.
    unheard(&stage, || {
        for (account, sets) in [(ONE, &[17][..]), (OTHER, &[17, 18])] {
            stage.sandbox.grant("demo", account, sets, None).unwrap();
            stage.sandbox.lose_refresh_token("demo", account).unwrap();
        }
    });
    stage.clock.advance_secs(120);
    let report = reconciled(&stage).await;
    assert_eq!(
        kinds(&report),
        [FindingKind::TakenIn, FindingKind::Reinstated]
    );
    let again = stage.authorizer(&row.id).await;
    assert_eq!(
        (again.authorizer.status, again.renewable),
        (GrantStatus::Authorized, true)
    );
    assert_eq!(again.granted, SetIds::from([17]));
    let new = found(&stage, OTHER).await;
    assert_eq!(
        (new.standing, new.status),
        (Standing::Unassigned, GrantStatus::Authorized)
    );
    let detail = stage.authorizer(&new.id).await;
    assert!(detail.renewable && !new.name.is_empty());
    assert_eq!(detail.granted, SetIds::from([17, 18]));
    let age = stage
        .ctx(console::Who::Nobody)
        .now
        .secs_since(new.granted_at);
    assert!(age >= 120, "it was granted when WeChat says: {age} s ago");

    // The pushes that were late say nothing new; a revocation ends it.
    stage.sandbox.hold_pushes(false);
    stage.work().await;
    stage.sandbox.revoke("demo", OTHER).unwrap();
    stage.work().await;
    assert_eq!(found(&stage, OTHER).await.status, GrantStatus::Unauthorized);
}

async fn a_grant_that_was_never_exchanged_is_reported(stage: Stage) {
    unheard(&stage, || {
        stage.sandbox.grant("demo", ONE, &[17], None).unwrap();
    });
    assert_eq!(
        kinds(&reconciled(&stage).await),
        [],
        "its code may still be exchanged"
    );
    stage.clock.advance_secs(3_601);
    stage.sandbox.push_ticket("demo").unwrap();
    let report = reconciled(&stage).await;
    assert_eq!(kinds(&report), [FindingKind::NotExchanged]);
    assert_eq!(
        (
            report.page.rows[0].appid.as_str(),
            stage.authorizers().await.len()
        ),
        (ONE, 0)
    );
    let staff = stage.signed_in(&stage.staff).await;
    let page = format!("/p/demo/wechat/reconciliation/{}", report.run.id);
    staff
        .open(&page)
        .await
        .says(200, &[ONE, "授权码从未换取", "重新授权"]);
}

async fn a_profile_that_changed_is_merged(stage: Stage) {
    let row = granted(&stage, ONE, &[17]).await;
    stage.sandbox.account_status(ONE, 19).unwrap();
    let report = reconciled(&stage).await;
    assert_eq!(kinds(&report), [FindingKind::ProfileChanged]);
    let status = stage.authorizer(&row.id).await.account_status;
    assert_eq!(status, Some(domain::authorizer::AccountStatus::Frozen));
    let trail = crate::audit::trail(&stage).await;
    let entry = trail
        .iter()
        .find(|entry| entry.action == Action::UpdateProfile)
        .unwrap();
    assert!(entry.after.as_ref().unwrap().contains("19"), "{entry:?}");
}

async fn another_refresh_token_is_taken_over(stage: Stage) {
    let row = granted(&stage, ONE, &[17]).await;
    stage.sandbox.lose_refresh_token("demo", ONE).unwrap();
    let report = reconciled(&stage).await;
    assert_eq!(kinds(&report), [FindingKind::TokenRescued]);
    assert_eq!(kinds(&reconciled(&stage).await), []);
    assert!(actions(&stage).await.contains(&Action::RescueToken));
    // It is the one that works.
    stage.clock.advance_secs(8_000);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.token.failure, None);
    assert!(detail.token.expires_at.unwrap() > stage.ctx(console::Who::Nobody).now);
}

async fn a_grant_that_the_list_omits_is_no_grant_lost(stage: Stage) {
    let row = granted(&stage, ONE, &[17]).await;
    granted(&stage, OTHER, &[17]).await;
    stage.sandbox.unlist(ONE, true).unwrap();
    let report = reconciled(&stage).await;
    assert_eq!(kinds(&report), [FindingKind::Unlisted]);
    let status = stage.authorizer(&row.id).await.authorizer.status;
    assert_eq!(status, GrantStatus::Authorized);
}
