//! The log of calls to WeChat: every call, whoever made it; nothing secret in it.

use domain::{
    call::{COMPONENT_TOKEN, CallOutcome},
    list::{CallFilter, CallsEnded},
};
use sandbox::{Fault, FaultKind};
use tests::{STRANGE, Stage, Wanted};

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    every_call_of_a_grant_is_in_the_log,
    a_refusal_is_explained_and_filtered_by,
    the_address_that_wechat_saw_stands_with_the_failure,
    the_log_of_another_platform_is_apart,
    old_calls_go,
    a_stopped_server_has_written_its_log,
);

pub async fn calls(stage: &Stage, filter: CallFilter) -> Vec<console::CallRow> {
    stage.work().await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.calls(&ctx, &filter).await.unwrap().page.rows
}

async fn every_call_of_a_grant_is_in_the_log(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    stage.consent(&pressed, ACCOUNT, &[17, 18]);
    stage.work().await;
    let rows = calls(&stage, CallFilter::default()).await;
    let apis = [
        "api_component_token",
        "api_create_preauthcode",
        "api_query_auth",
        "api_get_authorizer_info",
    ];
    for api in apis {
        let logged = rows.iter().filter(|row| row.api.ends_with(api)).count();
        assert_eq!(logged, stage.calls.of(api), "{api}: {rows:?}");
    }
    let profile = rows
        .iter()
        .find(|row| row.api.ends_with("api_get_authorizer_info"))
        .unwrap();
    let account = profile.account.clone().unwrap();
    assert_eq!(account.appid, ACCOUNT);
    assert_eq!(account.authorizer.unwrap().1, "山海茶社点单");

    let browser = stage.signed_in(&stage.staff).await;
    let page = browser.open("/p/demo/wechat/calls").await;
    page.says(
        200,
        &["获取平台令牌", "api_query_auth", "山海茶社点单", "成功"],
    );
    for secret in [
        "preauthcode@@@",
        "queryauthcode@@@",
        "ticket@@@",
        "refreshtoken@@@",
    ] {
        assert!(!page.body.contains(secret), "{secret}");
    }
}

async fn a_refusal_is_explained_and_filtered_by(stage: Stage) {
    stage
        .sandbox
        .ip_whitelist("demo", Some(vec!["198.51.100.1".parse().unwrap()]))
        .unwrap();
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    stage.press_only(&customer, &made).await.says(503, &[]);
    stage
        .sandbox
        .fail_next(Fault::once("api_component_token", FaultKind::Html));
    stage.clock.advance_secs(7_000);
    stage.sandbox.push_ticket("demo").unwrap();

    let failed = CallFilter {
        ended: Some(CallsEnded::Failed),
        ..CallFilter::default()
    };
    let rows = calls(&stage, failed).await;
    let outcomes: Vec<CallOutcome> = rows.iter().map(|row| row.outcome).collect();
    assert!(outcomes.contains(&CallOutcome::Unreachable), "{rows:?}");
    let refused = rows
        .iter()
        .find(|row| row.outcome == CallOutcome::Environment)
        .unwrap();
    assert_eq!(refused.errcode, Some(61_004));
    assert_eq!(refused.ip.as_deref(), Some("127.0.0.1"));
    assert!(refused.rid.is_some() && refused.meaning.is_some());

    let browser = stage.signed_in(&stage.staff).await;
    let rid = refused.rid.clone().unwrap();
    browser
        .open("/p/demo/wechat/calls?errcode=61004&ended=failed")
        .await
        .says(200, &["127.0.0.1", &rid, "61004"]);
    let none = browser
        .open("/p/demo/wechat/calls?errcode=40013&from=yesterday")
        .await;
    none.says(200, &["没有符合条件的记录", "from"]);
}

async fn the_address_that_wechat_saw_stands_with_the_failure(stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    let settings = browser.open("/p/demo/settings").await;
    assert!(!settings.body.contains("微信看到的出口 IP"));
    let listed = vec!["198.51.100.1".parse().unwrap()];
    stage.sandbox.ip_whitelist("demo", Some(listed)).unwrap();
    stage.clock.advance_secs(7_000);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    for page in ["/p/demo", "/p/demo/wechat", "/p/demo/wechat/tokens"] {
        let said = ["61004", "微信看到的出口 IP", "127.0.0.1", "需要人工处理"];
        browser.open(page).await.says(200, &said);
    }
    let settings = browser.open("/p/demo/settings").await;
    settings.says(200, &["微信看到的出口 IP", "127.0.0.1"]);

    let ctx = stage.stranger.ctx(&stage);
    let desk = stage.doors().platform(&ctx, STRANGE).await.unwrap();
    let theirs = desk.settings(&ctx).await.unwrap();
    assert_eq!(theirs.addresses.seen_from, None);
}

async fn the_log_of_another_platform_is_apart(stage: Stage) {
    let of_token = CallFilter {
        api: Some(COMPONENT_TOKEN.to_owned()),
        ..CallFilter::default()
    };
    assert!(!calls(&stage, of_token.clone()).await.is_empty());
    let ctx = stage.stranger.ctx(&stage);
    let desk = stage.doors().platform(&ctx, STRANGE).await.unwrap();
    let theirs = desk.calls(&ctx, &of_token).await.unwrap();
    assert_eq!(theirs.page.rows, []);
}

async fn old_calls_go(stage: Stage) {
    assert!(!calls(&stage, CallFilter::default()).await.is_empty());
    stage.clock.advance_secs(31 * 24 * 3_600);
    assert_eq!(calls(&stage, CallFilter::default()).await, []);
}

async fn a_stopped_server_has_written_its_log(mut stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    stage.press(&customer, &made).await;
    stage.halt().await;
    stage.restart().await.unwrap();
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let rows = desk
        .calls(&ctx, &CallFilter::default())
        .await
        .unwrap()
        .page
        .rows;
    let logged = |api: &str| rows.iter().any(|row| row.api.ends_with(api));
    assert!(logged("api_create_preauthcode"), "{rows:?}");
}
