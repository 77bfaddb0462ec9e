//! What WeChat tells beside tickets and grants: acknowledged, kept, and acted on where there is something to do.

use domain::{
    authorizer::GrantStatus,
    list::PushFilter,
    push::{CameBy, PushOutcome, PushState},
};
use tests::Stage;

on_both!(
    news_is_acknowledged_and_stands_in_the_log,
    what_an_account_is_told_stands_in_the_log_and_what_people_write_does_not,
    a_registered_mini_program_becomes_an_authorizer,
);

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

/// Has the sandbox tell it, as the line of a script says; the platform takes it at once.
async fn told(stage: &Stage, line: &str) {
    let script: sandbox::Script = line.parse().unwrap();
    assert_eq!(stage.sandbox.play(&script).await.unwrap(), 1, "{line}");
    stage.work().await;
    let push = stage.sandbox.pushes().pop().unwrap();
    let outcomes: Vec<&str> = push
        .attempts
        .iter()
        .map(|attempt| attempt.outcome.as_str())
        .collect();
    assert_eq!(
        (push.state, outcomes.as_slice()),
        (sandbox::PushState::Delivered, ["success"].as_slice()),
        "{line}"
    );
}

async fn of_kind(stage: &Stage, kind: &str) -> Vec<console::PushItem> {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let filter = PushFilter {
        kind: kind.to_owned(),
        ..PushFilter::default()
    };
    desk.pushes(&ctx, &filter).await.unwrap().page.rows
}

async fn dead(stage: &Stage) -> i64 {
    stage.overview().await.counts.dead_pushes
}

async fn news_is_acknowledged_and_stands_in_the_log(stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    for (kind, about, words) in [
        (
            "notify_third_fastregisterbetaapp",
            true,
            "试用小程序创建结果",
        ),
        ("notify_third_fastverifybetaapp", true, "试用小程序转正结果"),
        ("notify_icpfiling_verify_result", true, "备案人脸核身结果"),
        ("notify_apply_icpfiling_result", true, "小程序备案结果"),
        ("notify_3rd_wxa_auth", true, "小程序认证进度"),
        ("notify_3rd_wxa_wxverify", true, "小程序认证到期提醒"),
        ("notify_3rd_wxa_auth_and_icp", false, "认证与备案进度"),
        (
            "order_path_apply_result_notify",
            false,
            "订单页路径申请结果",
        ),
        (
            "order_path_audit_result_notify",
            false,
            "订单页路径审核结果",
        ),
        ("brand_new", false, "brand_new"),
    ] {
        told(&stage, &format!("push demo {kind} {ACCOUNT}")).await;
        let logged = of_kind(&stage, kind).await;
        assert_eq!(logged.len(), 1, "{kind}");
        let push = &logged[0];
        assert_eq!(
            (push.state, push.outcome, push.came_by),
            (PushState::Done, Some(PushOutcome::Noted), CameBy::Events),
            "{kind}"
        );
        assert_eq!(push.appid.as_deref(), about.then_some(ACCOUNT), "{kind}");
        browser
            .open(&format!("/p/demo/wechat/pushes?kind={kind}"))
            .await
            .says(200, &[words]);
    }
    assert_eq!(
        (dead(&stage).await, stage.authorizers().await.len()),
        (0, 0)
    );
    assert_eq!(stage.refused().await, []);
    assert_eq!(stage.calls.of("api_query_auth"), 0);
}

async fn what_an_account_is_told_stands_in_the_log_and_what_people_write_does_not(stage: Stage) {
    for (kind, name) in [
        ("weapp_audit_success", "weapp_audit_success"),
        ("weapp_audit_fail", "weapp_audit_fail"),
        ("weapp_audit_delay", "weapp_audit_delay"),
        ("wxa_nickname_audit", "wxa_nickname_audit"),
        ("event:something_new", "something_new"),
    ] {
        told(&stage, &format!("push demo {kind} {ACCOUNT}")).await;
        let logged = of_kind(&stage, name).await;
        assert_eq!(logged.len(), 1, "{kind}");
        let push = &logged[0];
        assert_eq!(
            (push.state, push.came_by, push.appid.as_deref()),
            (PushState::Done, CameBy::Messages, Some(ACCOUNT)),
            "{kind}"
        );
    }
    told(
        &stage,
        &format!("push demo text {ACCOUNT} Content=身份证号"),
    )
    .await;
    assert_eq!(
        of_kind(&stage, "text").await.len(),
        0,
        "it is nobody's here"
    );
    let ctx = stage.staff.ctx(&stage);
    let release = stage.desk().await.release(&ctx).await.unwrap();
    let mut counted = release.messages.iter();
    let texts = counted.find(|kind| kind.kind == "text").unwrap();
    assert_eq!((texts.count, release.messages.len()), (1, 6));
    assert_eq!(dead(&stage).await, 0);
}

async fn a_registered_mini_program_becomes_an_authorizer(stage: Stage) {
    const KIND: &str = "notify_third_fasteregister";
    told(&stage, &format!("push demo {KIND} {ACCOUNT} status=100001")).await;
    assert_eq!(stage.authorizers().await.len(), 0);
    stage.clock.advance_secs(1);
    told(&stage, &format!("push demo {KIND} {ACCOUNT}")).await;
    let outcomes: Vec<_> = of_kind(&stage, KIND)
        .await
        .iter()
        .map(|push| (push.state, push.outcome))
        .collect();
    assert_eq!(
        outcomes,
        [
            (PushState::Done, Some(PushOutcome::GrantRecorded)),
            (PushState::Done, Some(PushOutcome::Noted))
        ]
    );
    let row = stage.authorizers().await.remove(0);
    let truth = stage.sandbox.truth("demo").unwrap();
    let granted = i64::try_from(truth[ACCOUNT].sets.len()).unwrap();
    assert_eq!(
        (row.appid.as_str(), row.status, row.granted),
        (ACCOUNT, GrantStatus::Authorized, granted)
    );

    // From here on it is an authorizer like others.
    stage.clock.advance_secs(60);
    told(&stage, &format!("revoke demo {ACCOUNT}")).await;
    let row = stage.authorizers().await.remove(0);
    assert_eq!(row.status, GrantStatus::Unauthorized);
    assert_eq!(dead(&stage).await, 0);
}
