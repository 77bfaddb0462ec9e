//! Tokens: renewed once, ahead of time and on demand; what WeChat's refusals lead to.

use console::AuthorizerRow;
use domain::{audit::Action, authorizer::GrantStatus, list::TokenFilter};
use sandbox::{Fault, FaultKind};
use service::Clock as _;
use tests::{Stage, Wanted, eventually};

use crate::audit::entries;

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    a_stale_token_is_tried_again_once_with_another,
    many_callers_cause_one_renewal,
    a_renewal_goes_on_when_whoever_wanted_it_goes_away,
    an_account_is_renewed_ahead_of_time_once,
    a_grant_that_is_gone_is_in_doubt,
    a_grant_that_only_seems_gone_is_tried_again_later,
    a_lost_refresh_token_is_rescued,
    accounts_do_not_suffer_for_their_platform,
    another_system_is_seen_and_forgotten,
);

/// The account grants, without a link.
pub async fn granted(stage: &Stage) -> AuthorizerRow {
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    stage.work().await;
    stage.authorizers().await.remove(0)
}

/// Lets so much time pass that every token is due, with a fresh ticket.
pub async fn until_due(stage: &Stage) {
    stage.clock.advance_secs(7_000);
    stage.sandbox.push_ticket("demo").unwrap();
}

pub fn refuse(stage: &Stage, api: &str, errcode: i64, times: u32) {
    stage.sandbox.fail_next(Fault {
        times,
        ..Fault::once(api, FaultKind::Errcode { errcode })
    });
}

pub async fn tokens(stage: &Stage) -> console::TokenList {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.tokens(&ctx, &TokenFilter::default()).await.unwrap()
}

async fn a_stale_token_is_tried_again_once_with_another(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    for errcode in [40001, 40014, 42001] {
        let before = stage.calls.of("api_component_token");
        refuse(&stage, "api_create_preauthcode", errcode, 1);
        stage.press(&customer, &made).await;
        assert_eq!(
            stage.calls.of("api_component_token"),
            before + 1,
            "{errcode}"
        );
    }
    let (codes, tokens) = (
        stage.calls.of("api_create_preauthcode"),
        stage.calls.of("api_component_token"),
    );
    refuse(&stage, "api_create_preauthcode", 40001, 9);
    stage.press_only(&customer, &made).await.says(503, &[]);
    assert_eq!(stage.calls.of("api_create_preauthcode"), codes + 2);
    assert_eq!(stage.calls.of("api_component_token"), tokens + 1);
}

async fn many_callers_cause_one_renewal(stage: Stage) {
    let made = stage
        .make_link(Wanted {
            max_grants: 9,
            ..Wanted::default()
        })
        .await;
    stage.work().await;
    until_due(&stage).await;
    stage.sandbox.idle().await;
    let before = stage.calls.of("api_component_token");
    stage.sandbox.fail_next(Fault::once(
        "api_component_token",
        FaultKind::Delay { ms: 300 },
    ));
    let (one, two, three, four) = (
        stage.browser(),
        stage.browser(),
        stage.browser(),
        stage.browser(),
    );
    tokio::join!(
        stage.press(&one, &made),
        stage.press(&two, &made),
        stage.press(&three, &made),
        stage.press(&four, &made),
    );
    assert_eq!(stage.calls.of("api_component_token"), before + 1);
}

async fn a_renewal_goes_on_when_whoever_wanted_it_goes_away(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    stage.work().await;
    until_due(&stage).await;
    stage.sandbox.idle().await;
    let before = stage.calls.of("api_component_token");
    stage.sandbox.fail_next(Fault::once(
        "api_component_token",
        FaultKind::Delay { ms: 500 },
    ));
    let asked = async || stage.calls.of("api_component_token") - before;
    tokio::select! {
        page = stage.press_only(&customer, &made) => panic!("answered: {}", page.status),
        _ = eventually(asked, |calls| *calls == 1) => {}
    }
    // The customer is gone, and WeChat's answer is kept: nobody asks again.
    let now = stage.clock.now();
    let lives = async || tokens(&stage).await.component.expires_at;
    eventually(lives, |at| at.is_some_and(|at| at > now.plus_secs(3_600))).await;
    stage.press(&stage.browser(), &made).await;
    assert_eq!(asked().await, 1);
}

async fn an_account_is_renewed_ahead_of_time_once(stage: Stage) {
    let row = granted(&stage).await;
    let before = stage.authorizer(&row.id).await.token.expires_at;
    assert_eq!(
        stage.calls.of("api_authorizer_token"),
        0,
        "the grant brought one"
    );
    until_due(&stage).await;
    for _ in 0..2 {
        stage.work().await;
    }
    assert_eq!(stage.calls.of("api_authorizer_token"), 1);
    assert!(stage.authorizer(&row.id).await.token.expires_at > before);
    assert_eq!(entries(&stage, Action::RenewAuthorizerToken).await, 0);
}

async fn a_grant_that_is_gone_is_in_doubt(stage: Stage) {
    let row = granted(&stage).await;
    stage.sandbox.hold_pushes(true);
    stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    stage.clock.advance_secs(7_000);
    stage.work().await;
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.authorizer.status, GrantStatus::Suspected);
    assert!(detail.renewable, "nothing is deleted");
    assert_eq!(entries(&stage, Action::SuspectGrant).await, 1);
    let asked = stage.calls.of("api_authorizer_token");
    stage.clock.advance_secs(3_600);
    stage.work().await;
    assert_eq!(stage.calls.of("api_authorizer_token"), asked, "it rests");
}

async fn a_grant_that_only_seems_gone_is_tried_again_later(stage: Stage) {
    let row = granted(&stage).await;
    until_due(&stage).await;
    refuse(&stage, "api_authorizer_token", 61003, 1);
    stage.work().await;
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.authorizer.status, GrantStatus::Authorized);
    assert_eq!(detail.token.failure.unwrap().failure.errcode, Some(61003));
    let asked = stage.calls.of("api_authorizer_token");
    stage.work().await;
    assert_eq!(stage.calls.of("api_authorizer_token"), asked, "not at once");
    stage.clock.advance_secs(61);
    stage.work().await;
    assert!(stage.authorizer(&row.id).await.token.failure.is_none());
    assert_eq!(
        entries(&stage, Action::RenewAuthorizerToken).await,
        2,
        "it failed, it works"
    );
}

async fn a_lost_refresh_token_is_rescued(stage: Stage) {
    let row = granted(&stage).await;
    stage.sandbox.lose_refresh_token("demo", ACCOUNT).unwrap();
    until_due(&stage).await;
    let before = stage.authorizer(&row.id).await.token.expires_at;
    stage.work().await;
    let detail = stage.authorizer(&row.id).await;
    assert!(detail.token.expires_at > before && detail.token.failure.is_none());
    assert_eq!(entries(&stage, Action::RescueToken).await, 1);
}

async fn accounts_do_not_suffer_for_their_platform(stage: Stage) {
    let row = granted(&stage).await;
    stage.clock.advance_secs(7_200);
    refuse(&stage, "api_component_token", 40125, 1_000);
    stage.sandbox.push_ticket("demo").unwrap();
    for _ in 0..3 {
        stage.work().await;
    }
    assert_eq!(stage.calls.of("api_authorizer_token"), 0);
    assert!(stage.authorizer(&row.id).await.token.failure.is_none());
    let list = tokens(&stage).await;
    let failure = list.component.failure.unwrap().failure;
    assert_eq!(failure.errcode, Some(40125));
    let asked = stage.calls.of("api_component_token");
    stage.work().await;
    assert_eq!(stage.calls.of("api_component_token"), asked, "it rests");
    let now = stage.clock.now();
    assert!(
        list.component_renew_at.is_some_and(|at| at > now),
        "by itself"
    );

    stage.sandbox.clear_faults();
    stage.clock.advance_secs(3_600);
    stage.work().await;
    stage.work().await;
    assert_eq!(stage.calls.of("api_authorizer_token"), 1);
}

async fn another_system_is_seen_and_forgotten(stage: Stage) {
    assert_eq!(tokens(&stage).await.rival, None);
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    stage.press(&customer, &made).await;
    stage.sandbox.foreign_component_token("demo").unwrap();
    // The old token works for a few more minutes.
    stage.clock.advance_secs(600);
    stage.press(&customer, &made).await;
    let rival = tokens(&stage).await.rival.unwrap();
    assert_eq!(
        (rival.api.as_str(), rival.times),
        ("api_create_preauthcode", 1)
    );
    assert!(rival.errcode.is_some() && rival.renewed_at.is_some());
    assert_eq!(entries(&stage, Action::SuspectRival).await, 1);
    let browser = stage.signed_in(&stage.staff).await;
    for page in ["/p/demo", "/p/demo/wechat/tokens"] {
        let said = "疑似有其他系统在刷新本平台的令牌";
        browser
            .open(page)
            .await
            .says(200, &[said, "api_create_preauthcode"]);
    }

    stage.clock.advance_secs(25 * 3_600);
    stage.work().await;
    assert_eq!(tokens(&stage).await.rival, None);
    assert_eq!(entries(&stage, Action::ClearRival).await, 1);
}
