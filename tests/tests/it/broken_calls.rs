//! Calls that WeChat breaks off, that come back as a proxy's page, or that hang: what staff see, what the book holds
//! meanwhile, and that it goes on when WeChat answers again.

use domain::{
    attempt::{AttemptState, FailureKind},
    audit::{Action, Outcome},
    call::CallOutcome,
    list::{CallFilter, CallsEnded},
    reconciliation::RunState,
    sets::SetIds,
};
use sandbox::{Fault, FaultKind};
use secrecy::{ExposeSecret as _, SecretString};
use store::{AuthorizerTokens, ComponentState};
use tests::{Browser, Stage, Wanted};

use crate::{
    audit::trail,
    calls_log::calls,
    keeper::until_due,
    reconciliation::{ONE, OTHER, granted, reconciled, unheard},
};

on_both!(tests::Stage::impatient =>
    a_press_that_breaks_off_is_told_and_can_be_made_again,
    a_code_outlives_calls_that_break_off,
    an_account_s_tokens_outlive_calls_that_break_off,
    the_platform_s_token_outlives_calls_that_break_off,
    a_run_waits_while_calls_break_off,
    a_slow_answer_is_an_answer,
);

/// What becomes of a call that WeChat does not do, and how the log tells it, stored and shown. The last would hang for an hour: it
/// ends when the server has given up.
const BROKEN: [(FaultKind, Told); 3] = [
    (FaultKind::Reset, ("no connection", "连接中途断开")),
    (FaultKind::BadGateway, ("HTTP 502", "应答：HTTP 502")),
    (
        FaultKind::Hang { seconds: 3_600 },
        ("no answer in time", "等待微信应答超时"),
    ),
];

type Told = (&'static str, &'static str);

/// Whatever it was: what staff are told.
const SAID: &str = "无法连接微信，或应答异常";
const FAILED_CALLS: &str = "/p/demo/wechat/calls?ended=failed";

fn break_off(stage: &Stage, api: &str, kind: &FaultKind) {
    stage.sandbox.fail_next(Fault::once(api, kind.clone()));
}

/// The newest failed call is the broken one, in the database and on the page.
async fn is_logged(stage: &Stage, staff: &Browser, api: &str, why: Told) {
    let failed = CallFilter {
        ended: Some(CallsEnded::Failed),
        ..CallFilter::default()
    };
    let row = calls(stage, failed).await.remove(0);
    assert!(row.api.ends_with(api), "{row:?}");
    assert_eq!(
        (row.outcome, row.errcode, row.message.as_deref()),
        (CallOutcome::Unreachable, None, Some(why.0))
    );
    let page = staff.open(FAILED_CALLS).await;
    page.says(200, &[api, "无应答", why.1]);
    assert!(!page.body.contains("微信原文"), "WeChat said nothing");
}

async fn a_press_that_breaks_off_is_told_and_can_be_made_again(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    for (kind, why) in BROKEN {
        let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
        break_off(&stage, "api_create_preauthcode", &kind);
        let answer = stage.press_only(&customer, &made).await;
        answer.says(503, &["暂时无法前往微信", "请稍后再试"]);
        let press = stage.link(&made).await.attempts.remove(0);
        assert_eq!(
            (press.state, press.pre_auth_expires_at),
            (AttemptState::Failed, None)
        );
        let entry = trail(&stage).await.remove(0);
        let said = (entry.action, entry.outcome, entry.reason.as_deref());
        assert_eq!(
            said,
            (Action::PressLink, Outcome::Failed, Some("unreachable"))
        );
        is_logged(&stage, &staff, "api_create_preauthcode", why).await;

        stage.press(&customer, &made).await;
        let attempts = stage.link(&made).await.attempts.into_iter();
        let states: Vec<_> = attempts.map(|press| press.state).collect();
        assert_eq!(states, [AttemptState::Minted, AttemptState::Failed]);
    }
}

async fn a_code_outlives_calls_that_break_off(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    stage.sandbox.hold_pushes(true);
    let accounts = [ONE, OTHER, "wx6f82d1b49c07ea53"];
    for (number, ((kind, why), account)) in BROKEN.into_iter().zip(accounts).enumerate() {
        let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
        let pressed = stage.press(&customer, &made).await;
        let consent = stage.consent(&pressed, account, &[17]);
        break_off(&stage, "api_query_auth", &kind);
        let back = pressed.back_with(&consent.auth_code);
        customer.open(&back).await.says(200, &["refresh"]);
        let attempt = stage.link(&made).await.attempts.remove(0);
        let failure = attempt.failure.unwrap().failure;
        assert_eq!(
            (attempt.state, failure.kind),
            (AttemptState::Returned, FailureKind::Unreachable)
        );
        assert_eq!(stage.authorizers().await.len(), number, "nothing is there");
        let page = format!("/p/demo/links/{}", made.id);
        staff.open(&page).await.says(200, &[SAID]);
        is_logged(&stage, &staff, "api_query_auth", why).await;

        stage.clock.advance_secs(10);
        stage.work().await;
        let attempt = stage.link(&made).await.attempts.remove(0);
        assert_eq!(attempt.state, AttemptState::Settled, "{kind:?}");
        let after = staff.open(&page).await;
        assert!(!after.says(200, &[account]).body.contains(SAID));
    }
    stage.sandbox.hold_pushes(false);
    stage.work().await;
    assert_eq!(stage.calls.of("api_query_auth"), 2 * BROKEN.len());
    assert_eq!(stage.differences().await, [""; 0]);
}

fn exposed(token: Option<SecretString>) -> String {
    token.unwrap().expose_secret().to_owned()
}

async fn an_account_s_tokens_outlive_calls_that_break_off(stage: Stage) {
    let row = granted(&stage, ONE, &[17]).await;
    let (store, platform) = stage.store().await;
    let tokens = async || store.platform(&platform).tokens(&row.id).await.unwrap();
    let both = |tokens: AuthorizerTokens| (exposed(tokens.access), exposed(tokens.refresh));
    let staff = stage.signed_in(&stage.staff).await;
    let detail = format!("/p/demo/authorizers/{}", row.id);
    for (kind, why) in BROKEN {
        until_due(&stage).await;
        let before = both(tokens().await);
        break_off(&stage, "api_authorizer_token", &kind);
        stage.work().await;
        let held = tokens().await;
        assert_eq!(
            (held.failure.as_ref().unwrap().kind, held.failed_tries),
            (FailureKind::Unreachable, 1)
        );
        assert_eq!(both(held), before, "nothing is overwritten: {kind:?}");
        let list = staff.open("/p/demo/wechat/tokens?view=failing").await;
        list.says(200, &[ONE, "刷新失败", SAID]);
        staff
            .open(&detail)
            .await
            .says(200, &["最近一次刷新失败", SAID]);
        is_logged(&stage, &staff, "api_authorizer_token", why).await;

        stage.clock.advance_secs(61);
        stage.work().await;
        let after = tokens().await;
        assert_eq!((&after.failure, after.failed_tries), (&None, 0));
        let after = both(after);
        assert!(after.0 != before.0 && after.1 == before.1, "{kind:?}");
        let page = staff.open(&detail).await;
        assert!(!page.says(200, &["有效期至"]).body.contains(SAID));
    }
    store.close().await.unwrap();
}

async fn the_platform_s_token_outlives_calls_that_break_off(stage: Stage) {
    let (store, platform) = stage.store().await;
    let state = async || {
        let rows = store.platform(&platform);
        rows.component_state().await.unwrap()
    };
    let token = |state: ComponentState| exposed(state.token);
    let staff = stage.signed_in(&stage.staff).await;
    for (kind, why) in BROKEN {
        let before = token(state().await);
        until_due(&stage).await;
        break_off(&stage, "api_component_token", &kind);
        stage.work().await;
        let held = state().await;
        let failure = held.failure.as_ref().unwrap();
        assert_eq!(failure.kind, FailureKind::Unreachable);
        assert!(held.retry_at.is_some() && held.failed_tries == 1);
        assert_eq!(token(held), before, "nothing is overwritten: {kind:?}");
        for page in ["/p/demo", "/p/demo/wechat/tokens"] {
            let page = staff.open(page).await;
            page.says(200, &["最近一次刷新失败", SAID]);
        }
        is_logged(&stage, &staff, "api_component_token", why).await;

        stage.clock.advance_secs(61);
        stage.work().await;
        let after = state().await;
        assert_eq!((&after.failure, after.failed_tries), (&None, 0));
        assert_ne!(token(after), before, "{kind:?}");
        let page = staff.open("/p/demo").await;
        assert!(!page.says(200, &["平台令牌"]).body.contains(SAID));
    }
    store.close().await.unwrap();
}

async fn a_run_waits_while_calls_break_off(stage: Stage) {
    let row = granted(&stage, ONE, &[17, 18]).await;
    let staff = stage.signed_in(&stage.staff).await;
    let apis = [
        "api_get_authorizer_list",
        "api_get_authorizer_info",
        "api_get_authorizer_list",
    ];
    let changes: [&[i64]; 3] = [&[17], &[17, 18], &[18]];
    for (((kind, why), api), sets) in BROKEN.into_iter().zip(apis).zip(changes) {
        let before = stage.authorizer(&row.id).await.granted;
        unheard(&stage, || {
            stage.sandbox.change_sets("demo", ONE, sets).unwrap();
        });
        break_off(&stage, api, &kind);
        let report = reconciled(&stage).await;
        assert_eq!(report.run.state, RunState::Running);
        let failure = report.run.failure.unwrap().failure;
        assert_eq!(failure.kind, FailureKind::Unreachable, "{kind:?}");
        let detail = stage.authorizer(&row.id).await;
        assert_eq!(detail.granted, before, "the book stays as it was");
        let page = format!("/p/demo/wechat/reconciliation/{}", report.run.id);
        staff.open(&page).await.says(200, &["暂时无法继续", SAID]);
        is_logged(&stage, &staff, api, why).await;

        stage.clock.advance_secs(300);
        stage.service.work_round().await;
        staff.open(&page).await.says(200, &["已完成", "权限集变化"]);
        let granted: SetIds = sets.iter().copied().collect();
        assert_eq!(stage.authorizer(&row.id).await.granted, granted);
    }
}

async fn a_slow_answer_is_an_answer(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let slow = FaultKind::Delay { ms: 300 };
    for api in ["api_create_preauthcode", "api_query_auth"] {
        break_off(&stage, api, &slow);
    }
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, ONE, &[17]);
    stage.sandbox.idle().await;
    let back = pressed.back_with(&consent.auth_code);
    customer.open(&back).await.says(200, &["山海茶社点单"]);
    stage.work().await;
    assert_eq!(stage.differences().await, [""; 0]);
    let rows = calls(&stage, CallFilter::default()).await;
    assert!(rows.iter().all(|row| row.outcome == CallOutcome::Done));
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open("/p/demo/wechat/calls").await;
    let slow: Vec<_> = rows.iter().filter(|row| row.took_ms >= 300).collect();
    for api in ["api_create_preauthcode", "api_query_auth"] {
        let row = slow.iter().find(|row| row.api.ends_with(api)).unwrap();
        page.says(200, &[api, &format!("{} 毫秒", row.took_ms)]);
    }
}
