//! WeChat refuses a part of all calls: everything arrives all the same, later.

use domain::{
    list::{CallFilter, PushFilter},
    push::PushState,
};
use sandbox::{Fault, FaultKind};
use tests::Stage;

use crate::{calls_log::calls, keeper::until_due};

on_both!(calls_that_are_refused_at_a_rate_are_made_again);

const TOO_MANY: i64 = 45_011;

/// So many of a hundred calls of an API are refused.
fn refuse(stage: &Stage, api: &str, percent: u8) {
    let kind = FaultKind::Errcode { errcode: TOO_MANY };
    stage.sandbox.clear_faults();
    stage.sandbox.fail_next(Fault::often(api, percent, kind));
}

async fn waiting(stage: &Stage) -> usize {
    let filter = PushFilter {
        state: Some(PushState::Waiting),
        ..PushFilter::default()
    };
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.pushes(&ctx, &filter).await.unwrap().page.rows.len()
}

async fn calls_that_are_refused_at_a_rate_are_made_again(stage: Stage) {
    stage.sandbox.reseed(7);
    let staff = stage.signed_in(&stage.staff).await;
    let accounts = stage.sandbox.config().accounts.clone();
    refuse(&stage, "api_query_auth", 100);
    for account in &accounts {
        let sets: Vec<i64> = account.sets.iter().copied().take(3).collect();
        stage
            .sandbox
            .grant("demo", &account.appid, &sets, None)
            .unwrap();
    }
    stage.work().await;
    assert_eq!(stage.authorizers().await.len(), 0);
    assert_eq!(waiting(&stage).await, accounts.len(), "nothing is lost");
    let page = staff.open("/p/demo/wechat/pushes?state=pending").await;
    page.says(200, &[&accounts[0].appid, "45011"]);
    let page = staff.open("/p/demo/wechat/calls?errcode=45011").await;
    page.says(
        200,
        &[
            "api_query_auth",
            "微信繁忙",
            "调用过于频繁",
            "稍后会自动重试",
        ],
    );

    // Four of ten, whatever is called: grants, profiles, both kinds of tokens.
    refuse(&stage, "*", 40);
    for _ in 0..12 {
        stage.clock.advance_secs(120);
        stage.work().await;
    }
    assert_eq!(stage.authorizers().await.len(), accounts.len());
    assert_eq!(waiting(&stage).await, 0);
    for _ in 0..2 {
        until_due(&stage).await;
        stage.work().await;
    }
    let of_rate = CallFilter {
        errcode: Some(TOO_MANY),
        ..CallFilter::default()
    };
    let refused = calls(&stage, of_rate).await;
    for api in ["api_query_auth", "api_authorizer_token"] {
        let some = refused.iter().any(|row| row.api.ends_with(api));
        assert!(some, "no {api} among {refused:?}");
    }

    stage.sandbox.clear_faults();
    for _ in 0..2 {
        stage.clock.advance_secs(3_600);
        stage.sandbox.push_ticket("demo").unwrap();
        stage.work().await;
    }
    assert_eq!(stage.differences().await, [""; 0]);
    let overview = stage.overview().await;
    assert_eq!(overview.counts.dead_pushes, 0);
    assert!(overview.token.failure.is_none());
    // The session is over by then.
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open("/p/demo/wechat/tokens").await;
    let page = page.says(200, &[&accounts[0].appid, "有效"]);
    assert!(!page.body.contains("45011"), "{}", page.body);
}
