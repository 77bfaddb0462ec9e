//! The log of pushes: what staff see of each, and what they can do about those that failed.

use domain::{
    audit::{Action, Outcome},
    ids::PushId,
    list::PushFilter,
    push::{PushOutcome, PushState, TryEnd},
};
use sandbox::{Fault, FaultKind};
use tests::{Stage, Wanted};

use crate::audit::trail;

on_both!(
    a_push_is_opened_with_its_history_and_without_its_secrets,
    a_push_that_fails_waits_for_staff_who_process_it_again,
    a_push_that_was_given_up_is_put_aside_once,
    the_log_is_narrowed_by_its_address,
    old_pushes_are_removed_and_failed_ones_stay,
    a_kind_that_nobody_knows_is_noted,
);

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

async fn pushes(stage: &Stage, filter: PushFilter) -> Vec<console::PushItem> {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.pushes(&ctx, &filter).await.unwrap().page.rows
}

async fn of_kind(stage: &Stage, kind: &str) -> Vec<console::PushItem> {
    let kind = kind.to_owned();
    pushes(
        stage,
        PushFilter {
            kind,
            ..PushFilter::default()
        },
    )
    .await
}

async fn detail(stage: &Stage, id: &PushId) -> console::PushDetail {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.push(&ctx, id).await.unwrap()
}

async fn a_push_is_opened_with_its_history_and_without_its_secrets(stage: Stage) {
    let made = stage.make_link(Wanted::default()).await;
    let pressed = stage.press(&stage.browser(), &made).await;
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    stage.work().await;
    let push = of_kind(&stage, "authorized").await.remove(0);
    assert_eq!(push.state, PushState::Done);
    assert_eq!(push.outcome, Some(PushOutcome::CodeHandedOver));
    assert_eq!(push.appid.as_deref(), Some(ACCOUNT));
    let detail = detail(&stage, &push.id).await;
    assert_eq!(detail.attempt.unwrap().1, made.id);
    assert!(detail.tries.is_empty());

    let browser = stage.signed_in(&stage.staff).await;
    let page = browser
        .open(&format!("/p/demo/wechat/pushes/{}", push.id))
        .await;
    page.says(
        200,
        &[
            "AuthorizationCode",
            "••••••",
            ACCOUNT,
            made.id.as_str(),
            "授权码已交给",
        ],
    );
    for secret in [
        consent.auth_code.as_str(),
        "queryauthcode@@@",
        "preauthcode@@@",
    ] {
        assert!(!page.body.contains(secret), "{secret}");
    }
    let ticket = of_kind(&stage, "component_verify_ticket").await.remove(0);
    let page = browser
        .open(&format!("/p/demo/wechat/pushes/{}", ticket.id))
        .await;
    page.says(200, &["票据已更新", "ComponentVerifyTicket"]);
    assert!(!page.body.contains("ticket@@@"));
}

/// A grant's push, given up since WeChat knows neither its code nor its account.
async fn given_up(stage: &Stage) -> console::PushItem {
    for (api, errcode) in [
        ("api_query_auth", 61_009),
        ("api_get_authorizer_info", 61_003),
    ] {
        let fault = Fault::once(api, FaultKind::Errcode { errcode });
        stage.sandbox.fail_next(fault);
    }
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    stage.work().await;
    assert_eq!(stage.overview().await.counts.dead_pushes, 1);
    let dead = PushFilter {
        state: Some(PushState::Dead),
        ..PushFilter::default()
    };
    pushes(stage, dead).await.remove(0)
}

async fn a_push_that_fails_waits_for_staff_who_process_it_again(stage: Stage) {
    let (browser, push) = (stage.signed_in(&stage.staff).await, given_up(&stage).await);
    assert_eq!(push.failure.as_ref().unwrap().errcode, Some(61_009));
    let given_up = trail(&stage).await.remove(0);
    assert_eq!(
        (given_up.action, given_up.outcome),
        (Action::GiveUpPush, Outcome::Failed)
    );
    browser
        .open("/p/demo/wechat/pushes?state=dead")
        .await
        .says(200, &["处理失败（1）", "61009", ACCOUNT]);
    let path = format!("/p/demo/wechat/pushes/{}", push.id);
    let page = browser.open(&path).await;
    page.says(200, &["失败原因", "61009", "第 1 次尝试"]);

    let again = browser.send(&page.form("process_push_again")).await;
    again.says(200, &["授权已入账"]);
    let after = detail(&stage, &push.id).await;
    assert_eq!((after.push.state, after.push.tries), (PushState::Done, 1));
    assert_eq!(
        after.tries[0].end,
        TryEnd::Dead,
        "what was before stays in its history"
    );
    assert_eq!(stage.overview().await.counts.dead_pushes, 0);
    let row = stage.authorizers().await.remove(0);
    assert_eq!((row.appid.as_str(), row.granted), (ACCOUNT, 1));
    let entries = trail(&stage).await;
    let entry = entries
        .iter()
        .find(|row| row.action == Action::ProcessPush)
        .unwrap();
    assert_eq!(entry.object_id.as_deref(), Some(push.id.as_str()));

    // Done once more changes nothing: the code is spent, and the account stays as it is.
    browser
        .send(&browser.open(&path).await.form("process_push_again"))
        .await
        .says(200, &["授权已入账"]);
    assert_eq!(stage.authorizers().await.remove(0).granted, 1);
}

async fn a_push_that_was_given_up_is_put_aside_once(stage: Stage) {
    let (browser, push) = (stage.signed_in(&stage.staff).await, given_up(&stage).await);
    let path = format!("/p/demo/wechat/pushes/{}", push.id);
    let form = browser.open(&path).await.form("dismiss_push");
    browser.send(&form).await.says(200, &["已搁置"]);
    browser.send(&form).await.says(200, &["其他人刚刚修改过"]);
    assert_eq!(stage.overview().await.counts.dead_pushes, 0);
    let after = detail(&stage, &push.id).await.push;
    assert_eq!(after.state, PushState::Dismissed);
    let entries = trail(&stage).await.into_iter();
    let told: Vec<_> = entries
        .filter(|row| row.action == Action::DismissPush)
        .map(|row| row.outcome)
        .collect();
    assert_eq!(told, [Outcome::Refused, Outcome::Done]);
}

async fn the_log_is_narrowed_by_its_address(stage: Stage) {
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    stage.work().await;
    let browser = stage.signed_in(&stage.staff).await;
    for (query, there, not_there) in [
        ("", "component_verify_ticket", "处理失败（"),
        ("?kind=authorized", ACCOUNT, "票据已更新"),
        (
            "?account=wx94a6f1c08e3d7b25&state=done",
            "授权已入账",
            "票据已更新",
        ),
        ("?state=dead", "没有处理失败的推送", ACCOUNT),
        (
            "?account=wx0000000000000000",
            "没有符合条件的记录",
            "授权已入账",
        ),
        ("?state=lost&kind=%3Cb%3E", "无法识别的筛选条件", "<b>"),
    ] {
        let page = browser.open(&format!("/p/demo/wechat/pushes{query}")).await;
        page.says(200, &[there]);
        assert!(!page.body.contains(not_there), "{query}: {not_there}");
    }
}

async fn old_pushes_are_removed_and_failed_ones_stay(stage: Stage) {
    stage.sandbox.fail_next(Fault::once(
        "api_query_auth",
        FaultKind::Errcode { errcode: 61_010 },
    ));
    stage.sandbox.fail_next(Fault::once(
        "api_get_authorizer_info",
        FaultKind::Errcode { errcode: 61_003 },
    ));
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    stage.work().await;
    assert_eq!(pushes(&stage, PushFilter::default()).await.len(), 2);
    let days = i64::from(stage.settings.push_retention_days);
    assert_eq!(days, 30);
    stage.clock.advance_secs(days * 86_400 - 60);
    stage.work().await;
    assert_eq!(pushes(&stage, PushFilter::default()).await.len(), 2);
    stage.clock.advance_secs(120);
    stage.work().await;
    let left = pushes(&stage, PushFilter::default()).await;
    assert_eq!(left.len(), 1);
    assert_eq!(
        left[0].state,
        PushState::Dead,
        "staff have to deal with it first"
    );
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    desk.dismiss_push(&ctx, &left[0].id).await.unwrap();
    stage.work().await;
    assert!(pushes(&stage, PushFilter::default()).await.is_empty());
}

async fn a_kind_that_nobody_knows_is_noted(stage: Stage) {
    let appid = &stage.platform.component_appid;
    let xml = format!(
        "<xml><AppId>{appid}</AppId><CreateTime>1</CreateTime><InfoType>brand_new</InfoType><auth_code>secret-4711</auth_code></xml>"
    );
    let (status, body) = stage.deliver(&stage.seal(&xml)).await;
    assert_eq!((status.as_u16(), body.as_str()), (200, "success"));
    let push = of_kind(&stage, "brand_new").await.remove(0);
    assert_eq!(
        (push.state, push.outcome),
        (PushState::Done, Some(PushOutcome::Noted))
    );
    assert!(!detail(&stage, &push.id).await.xml.contains("secret-4711"));
}
