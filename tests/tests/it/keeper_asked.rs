//! Tokens that staff want renewed at once.

use console::Refusal;
use domain::{
    audit::{Action, Outcome},
    problem::FormProblem,
};
use tests::Stage;

use crate::{
    audit::entries,
    keeper::{granted, refuse, tokens, until_due},
};

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    staff_renew_those_they_pick,
    staff_renew_the_platform_s_own_token,
    without_a_ticket_the_platform_s_token_is_not_asked_for,
    of_many_who_want_a_new_platform_token_one_asks,
);

async fn staff_renew_those_they_pick(stage: Stage) {
    let row = granted(&stage).await;
    let browser = stage.signed_in(&stage.staff).await;
    let page = browser.open("/p/demo/wechat/tokens").await;
    page.says(200, &[ACCOUNT, "有效"]);
    let form = page.form("renew_tokens");
    let none = browser.send(&form).await;
    assert!(
        none.url
            .query()
            .is_some_and(|query| query.contains("flash")),
        "{}",
        none.url
    );

    let done = browser
        .send(&form.clone().tick("authorizers[]", row.id.as_str()))
        .await;
    done.says(200, &["已刷新", ACCOUNT]);
    assert_eq!(stage.calls.of("api_authorizer_token"), 1);
    assert_eq!(entries(&stage, Action::AskRenewal).await, 1);

    refuse(&stage, "api_authorizer_token", 61007, 1);
    let failed = browser
        .send(&form.tick("authorizers[]", row.id.as_str()))
        .await;
    failed.says(200, &["刷新失败", "61007"]);
    let detail = browser
        .open(&format!("/p/demo/authorizers/{}", row.id))
        .await;
    let back = browser.send(&detail.form("renew_tokens")).await;
    back.says(200, &[ACCOUNT]);
    assert!(stage.authorizer(&row.id).await.token.failure.is_none());
}

async fn staff_renew_the_platform_s_own_token(stage: Stage) {
    granted(&stage).await;
    let asked = || stage.calls.of("api_component_token");
    let before = asked();
    let browser = stage.signed_in(&stage.staff).await;
    let came = tokens(&stage).await.component_at;
    stage.clock.advance_secs(60);
    let page = browser.open("/p/demo/wechat/tokens").await;
    page.says(200, &["下次刷新", "立即刷新"]);
    let renew = page.form("renew_component_token");
    browser.send(&renew).await.says(200, &["有效"]);
    assert_eq!(asked(), before + 1, "though the old one lives");
    let list = tokens(&stage).await;
    assert!(list.component_at > came);
    let ahead = list.component.expires_at.map(|at| at.plus_secs(-600));
    assert_eq!(list.component_renew_at, ahead);
    assert_eq!(entries(&stage, Action::AskComponentRenewal).await, 1);

    until_due(&stage).await;
    refuse(&stage, "api_component_token", 40125, 1_000);
    stage.work().await;
    let rested = asked();
    let failed = browser.send(&renew).await;
    failed.says(200, &["微信没有完成这次操作", "40125", "需要人工处理"]);
    assert_eq!(
        asked(),
        rested + 1,
        "the pause after a failure is for workers"
    );
    let entry = crate::audit::trail(&stage).await.remove(0);
    assert_eq!(
        (entry.action, entry.outcome),
        (Action::AskComponentRenewal, Outcome::Failed)
    );
    assert!(entry.reason.unwrap().contains("errcode=40125"));
    stage.sandbox.clear_faults();
    browser.send(&renew).await.says(200, &["有效"]);
    assert_eq!(asked(), rested + 2);
    assert_eq!(tokens(&stage).await.component.failure, None);
    stage.work().await;
    let renewed = stage.calls.of("api_authorizer_token");
    assert_eq!(renewed, 1, "nor do the accounts rest any longer");
    assert_eq!(entries(&stage, Action::AskComponentRenewal).await, 3);
}

async fn without_a_ticket_the_platform_s_token_is_not_asked_for(stage: Stage) {
    granted(&stage).await;
    let asked = stage.calls.of("api_component_token");
    stage.clock.advance_secs(13 * 3_600);
    let browser = stage.signed_in(&stage.staff).await;
    let page = browser.open("/p/demo/wechat/tokens").await;
    page.says(200, &["收到新的票据后"]);
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let mut said = Vec::new();
    for _ in 0..7 {
        let answer = desk.renew_component_token(&ctx).await;
        let Err(Refusal::Rejected(rejected)) = answer else {
            panic!("{answer:?}");
        };
        said.extend(rejected.general);
    }
    assert_eq!(said[..6], [const { FormProblem::NoTicket }; 6]);
    assert!(
        matches!(said[6..], [FormProblem::TooMany { .. }]),
        "{said:?}"
    );
    assert_eq!(stage.calls.of("api_component_token"), asked);
    assert_eq!(entries(&stage, Action::AskComponentRenewal).await, 7);
}

async fn of_many_who_want_a_new_platform_token_one_asks(stage: Stage) {
    granted(&stage).await;
    stage.clock.advance_secs(60);
    let before = stage.calls.of("api_component_token");
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let wishes = (0..4).map(|_| desk.renew_component_token(&ctx));
    for answer in futures_util::future::join_all(wishes).await {
        answer.unwrap();
    }
    assert_eq!(stage.calls.of("api_component_token"), before + 1);
}
