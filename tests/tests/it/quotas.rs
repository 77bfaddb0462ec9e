//! WeChat's quotas: an API whose quota is used up rests until the day turns, or until staff end it.

use console::{QuotaList, Refusal};
use domain::{
    attempt::FailureKind,
    audit::Action,
    call::{AUTHORIZER_TOKEN, PRE_AUTH_CODE},
    day::Day,
    problem::FormProblem,
};
use sandbox::{Fault, FaultKind};
use service::Clock as _;
use tests::{Browser, Made, Stage, Wanted};

use crate::{
    audit::entries,
    reconciliation::{ONE, OTHER, granted},
};

/// Official accounts: they have options.
const SERVICE: &str = "wx17c5e9a3d8f04b62";
const SUBSCRIPTION: &str = "wx8d40b7f2a5c91e36";
const MINT: &str = "api_create_preauthcode";

on_both!(
    a_spent_quota_rests_until_the_day_turns,
    a_renewal_meets_a_spent_quota_once,
    an_account_s_quota_is_its_own,
    clearing_lets_it_go_on,
    staff_resume_what_they_cleared_elsewhere,
    spent_tokens_are_cleared_by_the_secret,
    what_is_left_is_told,
    ten_a_month,
    what_was_cleared_elsewhere_counts,
);

/// Noon of the next day: nothing turns while a test runs.
pub async fn at_noon(stage: &Stage) {
    let noon = Day::of(stage.clock.now()).ends().plus_secs(12 * 3_600);
    until(stage, noon).await;
}

async fn until_the_day_turns(stage: &Stage) {
    until(stage, Day::of(stage.clock.now()).ends()).await;
}

async fn until(stage: &Stage, at: domain::time::Timestamp) {
    let ahead = at.secs_since(stage.clock.now());
    stage.clock.advance_secs(ahead + 1);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
}

async fn quotas(stage: &Stage) -> QuotaList {
    stage.work().await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.quotas(&ctx).await.unwrap()
}

pub fn spend(stage: &Stage, api: &str) {
    let errcode = 45_009;
    stage
        .sandbox
        .fail_next(Fault::once(api, FaultKind::Errcode { errcode }));
}

async fn a_spent_quota_rests_until_the_day_turns(stage: Stage) {
    at_noon(&stage).await;
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let form = customer.open(made.url.as_str()).await.form("/l/");
    spend(&stage, MINT);
    let before = stage.calls.of(MINT);
    let turns = Day::of(stage.clock.now()).ends().shanghai();
    for _ in 0..2 {
        let said = ["今天暂时无法授权", turns.as_str()];
        customer.send_only(&form).await.says(503, &said);
    }
    assert_eq!(stage.calls.of(MINT), before + 1, "it is not called again");
    let landing = customer.open(made.url.as_str()).await;
    landing.says(200, &["今天暂时无法授权", &turns]);
    assert!(!landing.body.contains("前往微信授权"), "no button");

    let list = quotas(&stage).await;
    assert_eq!(list.pauses[0].api, PRE_AUTH_CODE);
    assert_eq!(entries(&stage, Action::PauseApi).await, 1);
    let browser = stage.signed_in(&stage.staff).await;
    let link = format!("/p/demo/links/{}", made.id);
    for page in ["/p/demo", "/p/demo/wechat/quotas", &link] {
        let said = ["接口配额已用完，已暂停调用", MINT, &turns];
        browser.open(page).await.says(200, &said);
    }
    // Other APIs go on.
    granted(&stage, ONE, &[17]).await;

    until_the_day_turns(&stage).await;
    assert_eq!(quotas(&stage).await.pauses, []);
    stage.press(&customer, &made).await;
}

async fn a_renewal_meets_a_spent_quota_once(stage: Stage) {
    at_noon(&stage).await;
    let row = granted(&stage, ONE, &[17]).await;
    stage.clock.advance_secs(3_600);
    granted(&stage, OTHER, &[17]).await;
    let errcode = 45_009;
    stage.sandbox.fail_next(Fault {
        times: 1_000,
        ..Fault::once("api_authorizer_token", FaultKind::Errcode { errcode })
    });
    for _ in 0..4 {
        stage.clock.advance_secs(1_800);
        stage.sandbox.push_ticket("demo").unwrap();
        stage.work().await;
    }
    assert_eq!(stage.calls.of("api_authorizer_token"), 1);
    let failure = stage.authorizer(&row.id).await.token.failure.unwrap();
    assert_eq!(failure.failure.kind, FailureKind::Paused);
    let browser = stage.signed_in(&stage.staff).await;
    let page = browser.open("/p/demo/wechat/tokens").await;
    page.says(200, &["接口当天的配额已用完", "接口配额已用完，已暂停调用"]);

    stage.sandbox.clear_faults();
    until_the_day_turns(&stage).await;
    stage.work().await;
    assert!(stage.authorizer(&row.id).await.token.failure.is_none());
    assert_eq!(stage.calls.of("api_authorizer_token"), 3, "both accounts");
}

async fn an_account_s_quota_is_its_own(stage: Stage) {
    at_noon(&stage).await;
    let sets = [1, 2, 3, 4, 7, 11];
    let (one, other) = (
        granted(&stage, SERVICE, &sets).await,
        granted(&stage, SUBSCRIPTION, &sets).await,
    );
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    spend(&stage, "set_authorizer_option");
    let set = async |id| desk.set_option(&ctx, id, "location_report", "1").await;
    for _ in 0..2 {
        assert!(set(&one.id).await.is_err());
    }
    assert_eq!(stage.calls.of("set_authorizer_option"), 1);
    set(&other.id).await.unwrap();
    let list = quotas(&stage).await;
    assert_eq!(list.pauses[0].appid.as_deref(), Some(SERVICE));
    desk.clear_quotas(&ctx).await.unwrap();
    assert_eq!(quotas(&stage).await.pauses.len(), 1, "not the platform's");
    desk.resume_apis(&ctx).await.unwrap();
    set(&one.id).await.unwrap();
}

/// A link that somebody pressed when no code was left, at noon.
async fn spent_link(stage: &Stage) -> (Made, Browser) {
    at_noon(stage).await;
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    spend(stage, MINT);
    stage.press_only(&customer, &made).await.says(503, &[]);
    stage.work().await;
    (made, customer)
}

async fn clearing_lets_it_go_on(stage: Stage) {
    let (made, customer) = spent_link(&stage).await;
    let browser = stage.signed_in(&stage.staff).await;
    let page = browser.open("/p/demo/wechat/quotas").await;
    let after = browser.send(&page.form("clear_quotas")).await;
    after.says(200, &["本月已清零 1 次"]);
    stage.press(&customer, &made).await;
    let list = quotas(&stage).await;
    assert_eq!((list.clears, list.pauses.len()), (1, 0));
    assert_eq!(entries(&stage, Action::ClearQuotas).await, 1);
}

async fn staff_resume_what_they_cleared_elsewhere(stage: Stage) {
    let (made, customer) = spent_link(&stage).await;
    let browser = stage.signed_in(&stage.staff).await;
    let page = browser.open("/p/demo/wechat/quotas").await;
    let form = page.form("resume_apis");
    browser.send(&form).await.says(200, &[]);
    stage.press(&customer, &made).await;
    assert_eq!(entries(&stage, Action::ResumeApis).await, 1);
    browser.send(&form).await.says(200, &[]);
    assert_eq!(entries(&stage, Action::ResumeApis).await, 1, "none rested");
    assert_eq!(quotas(&stage).await.clears, 0, "WeChat was not asked");
}

async fn spent_tokens_are_cleared_by_the_secret(stage: Stage) {
    at_noon(&stage).await;
    stage.clock.advance_secs(7_200);
    spend(&stage, "api_component_token");
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    let fetched = stage.calls.of("api_component_token");
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    desk.clear_quotas(&ctx).await.unwrap();
    assert_eq!(stage.calls.of("v2"), 1);
    assert_eq!(stage.calls.of("clear_quota"), 0);
    assert_eq!(
        stage.calls.of("api_component_token"),
        fetched,
        "none is left"
    );
    assert_eq!(quotas(&stage).await.pauses, []);
}

async fn what_is_left_is_told(stage: Stage) {
    at_noon(&stage).await;
    let browser = stage.signed_in(&stage.staff).await;
    let page = browser.open("/p/demo/wechat/quotas").await;
    let after = browser.send(&page.form("ask_quotas")).await;
    after.says(200, &["10000", "1000000"]);
    assert_eq!(stage.calls.of("get"), 9, "the platform's own, once each");
    let list = quotas(&stage).await;
    let row = list.rows.iter().find(|row| row.api == AUTHORIZER_TOKEN);
    let left = row.unwrap().left.clone().unwrap();
    assert!(left.failure.is_none() && left.remain.is_some(), "{left:?}");
    let tokens = list
        .rows
        .iter()
        .find(|row| row.api.ends_with("api_component_token"))
        .unwrap();
    assert_eq!((tokens.today, tokens.known_limit), (1, Some(10_000)));
    assert_eq!(entries(&stage, Action::AskQuotas).await, 1);
}

async fn ten_a_month(stage: Stage) {
    at_noon(&stage).await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    for _ in 0..10 {
        desk.clear_quotas(&ctx).await.unwrap();
    }
    let Err(Refusal::Rejected(rejected)) = desk.clear_quotas(&ctx).await else {
        panic!("the eleventh was taken")
    };
    assert_eq!(rejected.general, Some(FormProblem::ClearsSpent));
    assert_eq!(
        stage.calls.of("clear_quota"),
        10,
        "the eleventh is not tried"
    );
    let browser = stage.signed_in(&stage.staff).await;
    let page = browser.open("/p/demo/wechat/quotas").await;
    page.says(200, &["本月的 10 次清零已用完"]);

    stage.clock.advance_secs(31 * 24 * 3_600);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    desk.clear_quotas(&stage.staff.ctx(&stage)).await.unwrap();
    assert_eq!(quotas(&stage).await.clears, 1, "another month");
}

async fn what_was_cleared_elsewhere_counts(stage: Stage) {
    at_noon(&stage).await;
    for errcode in [-1, 48_006] {
        let kind = FaultKind::Errcode { errcode };
        stage.sandbox.fail_next(Fault::once("clear_quota", kind));
    }
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let refused = async || {
        let Err(Refusal::Rejected(rejected)) = desk.clear_quotas(&ctx).await else {
            panic!("it was cleared")
        };
        rejected.general
    };
    let busy = FormProblem::WeChatFailed { errcode: Some(-1) };
    assert_eq!(refused().await, Some(busy));
    assert_eq!(quotas(&stage).await.clears, 0, "that was none");
    assert_eq!(refused().await, Some(FormProblem::ClearsSpent));
    assert_eq!(quotas(&stage).await.clears, 10);
    assert_eq!(entries(&stage, Action::ClearQuotas).await, 2);
}
