//! Where a link stands: what moves it on, and what does not.

use domain::{
    attempt::AttemptState,
    audit::{Action, ActorKind, Outcome},
    link::LinkState,
    list::LinkFilter,
};
use sandbox::{Fault, FaultKind};
use tests::{Made, Stage, Wanted};

use crate::audit::trail;

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    looking_opens_nothing_and_a_browser_tells_once,
    a_press_counts_as_opened_and_a_failure_can_be_pressed_again,
    lists_by_state_follow_the_clock,
    a_code_that_waits_is_tried_again_at_once,
    a_press_that_leads_nowhere_is_told_and_is_no_use_of_the_link,
    who_presses_on_and_on_leaves_one_line,
);

async fn state(stage: &Stage, made: &Made) -> LinkState {
    stage.link(made).await.link.state
}

async fn listed(stage: &Stage, state: LinkState) -> Vec<String> {
    let filter = LinkFilter {
        state: Some(state),
        ..LinkFilter::default()
    };
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let list = desk.links(&ctx, &filter).await.unwrap();
    assert!(list.page.rows.iter().all(|row| row.state == state));
    list.page
        .rows
        .iter()
        .map(|row| row.id.to_string())
        .collect()
}

async fn looking_opens_nothing_and_a_browser_tells_once(stage: Stage) {
    let (made, browser) = (stage.make_link(Wanted::default()).await, stage.browser());
    let page = browser.open(made.url.as_str()).await;
    page.says(200, &[]);
    assert_eq!(state(&stage, &made).await, LinkState::Pending);

    let script = tests::html::tags(&page.body)
        .into_iter()
        .find(|tag| tag.name == "script")
        .unwrap();
    let tell = script.get("data-to").unwrap().to_owned();
    assert_eq!(tell, format!("{}/opened", made.url.path()));
    stage.clock.advance_secs(60);
    assert_eq!(browser.beacon(&tell).await.status, 204);
    assert_eq!(state(&stage, &made).await, LinkState::Opened);
    let first = stage.link(&made).await.opened_at.unwrap();
    stage.clock.advance_secs(60);
    assert_eq!(browser.beacon(&tell).await.status, 204);
    assert_eq!(stage.link(&made).await.opened_at, Some(first));
    let opened: Vec<_> = trail(&stage)
        .await
        .into_iter()
        .filter(|row| row.action == Action::OpenLink)
        .collect();
    assert_eq!(opened.len(), 1);
    assert_eq!(opened[0].actor_kind, ActorKind::Customer);

    for unknown in ["/l/no-such-token/opened", "/l/%00/opened"] {
        assert_eq!(browser.beacon(unknown).await.status, 204);
    }
}

async fn a_press_counts_as_opened_and_a_failure_can_be_pressed_again(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    assert_eq!(state(&stage, &made).await, LinkState::Pressed);
    assert!(stage.link(&made).await.opened_at.is_some());

    customer
        .open(&pressed.back_with("no-code-of-wechat-s"))
        .await;
    stage.work().await;
    let link = stage.link(&made).await;
    assert_eq!(link.attempts[0].state, AttemptState::Failed, "{link:?}");
    assert_eq!(link.link.state, LinkState::Failed);
    assert_eq!(
        listed(&stage, LinkState::Failed).await,
        [made.id.to_string()]
    );
    let page = stage.signed_in(&stage.staff).await;
    page.open(&format!("/p/demo/links/{}", made.id))
        .await
        .says(200, &["授权失败", "收到授权码", "61009"]);

    let again = stage.press(&customer, &made).await;
    assert_eq!(state(&stage, &made).await, LinkState::Pressed);
    let consent = stage.consent(&again, ACCOUNT, &[17]);
    customer.open(&again.back_with(&consent.auth_code)).await;
    stage.work().await;
    assert_eq!(state(&stage, &made).await, LinkState::Granted);
    assert_eq!(
        listed(&stage, LinkState::Granted).await,
        [made.id.to_string()]
    );
    assert!(listed(&stage, LinkState::Failed).await.is_empty());
}

async fn lists_by_state_follow_the_clock(stage: Stage) {
    let made = stage.make_link(Wanted::default()).await;
    assert_eq!(
        listed(&stage, LinkState::Pending).await,
        [made.id.to_string()]
    );
    assert!(listed(&stage, LinkState::Expired).await.is_empty());
    stage.clock.advance_secs(7 * 86_400);
    assert!(listed(&stage, LinkState::Pending).await.is_empty());
    assert_eq!(
        listed(&stage, LinkState::Expired).await,
        [made.id.to_string()]
    );
}

async fn a_code_that_waits_is_tried_again_at_once(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    stage.sandbox.hold_pushes(true);
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    let down = FaultKind::Status { status: 500 };
    stage.sandbox.fail_next(Fault::once("api_query_auth", down));
    customer.open(&pressed.back_with(&consent.auth_code)).await;
    let attempt = stage.link(&made).await.attempts.remove(0);
    assert!(
        attempt.can_retry && attempt.failure.is_some(),
        "{attempt:?}"
    );

    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open(&format!("/p/demo/links/{}", made.id)).await;
    let form = page.says(200, &["等待重试"]).form("retry_attempt");
    staff.send(&form).await.says(200, &["授权完成"]);
    let attempt = stage.link(&made).await.attempts.remove(0);
    assert_eq!(attempt.state, AttemptState::Settled);

    // The page that was open before still has the button.
    staff.send(&form).await.says(200, &["这次授权已经结束"]);
    let outcomes: Vec<_> = trail(&stage)
        .await
        .into_iter()
        .filter(|row| row.action == Action::RetryAttempt)
        .map(|row| row.outcome)
        .collect();
    assert_eq!(outcomes, [Outcome::Refused, Outcome::Done]);
}

fn no_codes(stage: &Stage, errcode: i64) {
    let refused = FaultKind::Errcode { errcode };
    stage
        .sandbox
        .fail_next(Fault::once("api_create_preauthcode", refused));
}

async fn a_press_that_leads_nowhere_is_told_and_is_no_use_of_the_link(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let staff = stage.signed_in(&stage.staff).await;
    let page = format!("/p/demo/links/{}", made.id);
    no_codes(&stage, 61004);
    stage
        .press_only(&customer, &made)
        .await
        .says(503, &["暂时无法前往微信"]);

    let link = stage.link(&made).await;
    assert_eq!((link.link.state, link.link.grants), (LinkState::Failed, 0));
    assert!(link.opened_at.is_some());
    let failed = [made.id.to_string()];
    assert_eq!(listed(&stage, LinkState::Failed).await, failed);
    let attempt = &link.attempts[0];
    let failure = attempt.failure.clone().unwrap().failure;
    assert_eq!(
        (attempt.state, attempt.pre_auth_expires_at, failure.errcode),
        (AttemptState::Failed, None, Some(61004))
    );
    assert!(!attempt.can_retry && failure.rid.is_some());
    let seen = staff.open(&page).await;
    seen.says(
        200,
        &[
            "客户点击了授权，但没能前往微信",
            "没有取得预授权码",
            "客户点击了按钮，但平台没能取得预授权码",
            "61004",
            failure.rid.as_deref().unwrap(),
            &format!("/p/demo/audit?object={}", made.id),
        ],
    );
    for wrong in ["还没有点击", "retry_attempt"] {
        assert!(!seen.body.contains(wrong), "{wrong}");
    }

    // The same link goes on where it was.
    stage.clock.advance_secs(1);
    let pressed = stage.press(&customer, &made).await;
    assert_eq!(state(&stage, &made).await, LinkState::Pressed);
    let seen = staff.open(&page).await;
    assert!(!seen.body.contains("客户点击了按钮，但平台"));
    // Somebody else's press fails while the customer is at WeChat.
    stage.clock.advance_secs(1);
    no_codes(&stage, 61004);
    stage
        .press_only(&stage.browser(), &made)
        .await
        .says(503, &[]);
    assert_eq!(state(&stage, &made).await, LinkState::Failed);
    let consent = stage.consent(&pressed, ACCOUNT, &[17]);
    customer.open(&pressed.back_with(&consent.auth_code)).await;
    stage.work().await;
    let link = stage.link(&made).await;
    assert_eq!((link.link.state, link.link.grants), (LinkState::Granted, 1));
    let states: Vec<_> = link.attempts.iter().map(|attempt| attempt.state).collect();
    let failed = AttemptState::Failed;
    assert_eq!(states, [failed, AttemptState::Settled, failed]);
    let presses = trail(&stage).await;
    let presses = presses.iter().filter(|row| row.action == Action::PressLink);
    let outcomes: Vec<_> = presses.map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Outcome::Failed, Outcome::Done, Outcome::Failed]);
}

async fn who_presses_on_and_on_leaves_one_line(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    for _ in 0..3 {
        no_codes(&stage, 61004);
        stage.press_only(&customer, &made).await.says(503, &[]);
        stage.clock.advance_secs(60);
    }
    let attempts = stage.link(&made).await.attempts;
    assert_eq!(
        (attempts.len(), attempts[0].presses),
        (1, 3),
        "{attempts:?}"
    );
    assert!(attempts[0].ended_at > Some(attempts[0].pressed_at));
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open(&format!("/p/demo/links/{}", made.id)).await;
    page.says(200, &["共点击 3 次"]);

    // Another reason, and the same one much later, are news.
    for (errcode, later) in [(45011, 60), (45011, 3_600), (45011, 3_600)] {
        no_codes(&stage, errcode);
        stage.press_only(&customer, &made).await.says(503, &[]);
        stage.clock.advance_secs(later);
    }
    let attempts = stage.link(&made).await.attempts;
    let presses: Vec<_> = attempts.iter().map(|attempt| attempt.presses).collect();
    assert_eq!(presses, [1, 2, 3]);
}
