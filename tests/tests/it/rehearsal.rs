//! A rehearsal of the release check, against our own public address.

use console::{Refusal, Release};
use domain::{
    audit::{Action, Outcome},
    list::AuditFilter,
    problem::FormProblem,
    release::{Case, GROUPS, Trouble},
};
use tests::{Person, Stage, eventually};

on_both!(
    every_case_passes_against_ourselves,
    one_at_a_time,
    a_wrong_address_is_told_and_nothing_else_is_touched,
    a_check_of_wechats_own_keeps_what_it_has,
    a_rehearsal_goes_on_where_a_node_ended
);

async fn release(stage: &Stage) -> Release {
    let ctx = stage.staff.ctx(stage);
    stage.desk().await.release(&ctx).await.unwrap()
}

async fn rehearse(stage: &Stage) -> Result<(), Refusal> {
    let ctx = stage.staff.ctx(stage);
    stage.desk().await.rehearse(&ctx).await
}

/// Works until the newest rehearsal is over.
async fn over(stage: &Stage) -> Release {
    let ended = |release: &Release| release.rehearsals[0].ended_at.is_some();
    let look = async || {
        stage.work().await;
        release(stage).await
    };
    eventually(look, ended).await
}

async fn actions(stage: &Stage) -> Vec<(Action, Outcome)> {
    let ctx = stage.staff.ctx(stage);
    let trail = stage
        .desk()
        .await
        .audit(&ctx, &AuditFilter::default())
        .await;
    let rows = trail.unwrap().rows;
    rows.iter().map(|row| (row.action, row.outcome)).collect()
}

async fn every_case_passes_against_ourselves(stage: Stage) {
    let before = stage.overview().await;
    rehearse(&stage).await.unwrap();
    let done = over(&stage).await;
    let sheet = &done.rehearsals[0];
    let cases: Vec<Case> = sheet.results.iter().map(|result| result.case).collect();
    assert_eq!(
        cases,
        [
            Case::EventEcho,
            Case::MessageEcho,
            Case::Event,
            Case::Authorized,
            Case::Authorized,
            Case::Text,
            Case::MessageEvent,
            Case::ByApi,
            Case::ByApi,
            Case::Unauthorized,
            Case::Unauthorized,
            Case::AuthorizedWorked,
            Case::ByApiWorked,
            Case::UnauthorizedWorked,
            Case::AuthorizedWorked,
            Case::ByApiWorked,
            Case::UnauthorizedWorked,
        ]
    );
    // Each is played with both of one group.
    for case in [
        Case::Authorized,
        Case::ByApi,
        Case::Unauthorized,
        Case::AuthorizedWorked,
        Case::ByApiWorked,
        Case::UnauthorizedWorked,
    ] {
        let with: Vec<&str> = sheet
            .results
            .iter()
            .filter(|result| result.case == case)
            .filter_map(|result| result.appid.as_deref())
            .collect();
        let groups = GROUPS.map(|group| group.map(|account| account.appid));
        assert!(
            groups.iter().any(|group| *group == with[..]),
            "{case:?} {with:?}"
        );
    }
    for result in &sheet.results {
        assert_eq!(result.trouble, None, "{result:#?}");
        assert!((0..5_000).contains(&result.ms), "{result:?}");
    }
    assert_eq!(sheet.started_by, "lin");

    // Nothing of it stands in the book, and WeChat was asked nothing.
    let after = stage.overview().await;
    assert_eq!(after.counts, before.counts);
    assert_eq!(after.ticket.received_at, before.ticket.received_at);
    assert_eq!(stage.authorizers().await.len(), 0);
    assert_eq!(done.test_grants, []);
    assert_eq!(stage.refused().await, []);
    assert_eq!(stage.calls.of("api_query_auth"), 0);
    let actions = actions(&stage).await;
    assert_eq!(
        actions[..2],
        [
            (Action::EndRehearsal, Outcome::Done),
            (Action::Rehearse, Outcome::Done)
        ]
    );
}

async fn one_at_a_time(stage: Stage) {
    rehearse(&stage).await.unwrap();
    let Err(Refusal::Rejected(rejected)) = rehearse(&stage).await else {
        panic!("two at once")
    };
    assert_eq!(rejected.general, Some(FormProblem::RehearsalUnderWay));
    over(&stage).await;
    rehearse(&stage).await.unwrap();
    assert_eq!(over(&stage).await.rehearsals.len(), 2);
}

async fn a_wrong_address_is_told_and_nothing_else_is_touched(stage: Stage) {
    // Nobody listens there.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let owner = Person::own(&stage, "owner").await;
    let browser = stage.signed_in(&owner).await;
    let settings = browser.open("/p/demo/settings").await;
    let form = settings.says(200, &[]).form("change_settings");
    let form = form
        .fill("public_origin", &origin)
        .tick("confirmed[]", "yes");
    browser.send(&form).await.says(200, &[&origin]);

    rehearse(&stage).await.unwrap();
    stage.work().await;
    stage.clock.advance_secs(31);
    let sheet = over(&stage).await.rehearsals.remove(0);
    let troubles: Vec<_> = sheet.results.iter().map(|result| result.trouble).collect();
    assert_eq!(
        troubles,
        [
            [Some(Trouble::Connect); 11].as_slice(),
            &[Some(Trouble::NotWorked); 6]
        ]
        .concat()
    );
    assert_eq!(
        actions(&stage).await[0],
        (Action::EndRehearsal, Outcome::Failed)
    );
}

/// WeChat's check has granted, and staff rehearse meanwhile: the revocation of the rehearsal is nobody's.
async fn a_check_of_wechats_own_keeps_what_it_has(stage: Stage) {
    for account in GROUPS.iter().flatten() {
        let sets = [1, 19];
        stage
            .sandbox
            .grant("demo", account.appid, &sets, None)
            .unwrap();
    }
    stage.work().await;
    rehearse(&stage).await.unwrap();
    let done = over(&stage).await;
    assert!(done.rehearsals[0].results.iter().all(|it| it.passed()));
    let standing = |release: &Release| {
        let grants = release.test_grants.iter();
        grants.filter(|grant| grant.revoked_at.is_none()).count()
    };
    assert_eq!(standing(&done), 10);
    for account in GROUPS.iter().flatten() {
        stage.sandbox.revoke("demo", account.appid).unwrap();
    }
    stage.work().await;
    assert_eq!(standing(&release(&stage).await), 0);
}

async fn a_rehearsal_goes_on_where_a_node_ended(mut stage: Stage) {
    rehearse(&stage).await.unwrap();
    stage.halt().await;
    stage.restart().await.unwrap();
    let sheet = over(&stage).await.rehearsals.remove(0);
    assert_eq!(sheet.results.len(), 17);
    assert!(
        sheet.results.iter().all(|result| result.passed()),
        "{sheet:#?}"
    );
}
