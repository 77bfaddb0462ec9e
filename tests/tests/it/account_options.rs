//! Options of accounts: read when staff ask, set when staff say so.

use domain::{
    audit::{Action, Outcome},
    authorizer::GrantStatus,
    option::AccountOption,
};
use sandbox::{Fault, FaultKind};
use tests::Stage;

use crate::{audit::entries, reconciliation::granted};

const ONE: &str = "wx17c5e9a3d8f04b62";

on_both!(
    staff_read_and_set_the_options_of_an_account,
    what_wechat_would_not_do_is_said_in_words,
    the_older_way_is_taken_where_the_newer_is_refused,
    a_token_that_was_voided_is_tried_again_once_with_another,
    a_grant_that_is_gone_is_in_doubt_and_one_that_only_seems_so_is_not,
);

async fn staff_read_and_set_the_options_of_an_account(stage: Stage) {
    let row = granted(&stage, ONE, &[1, 2, 3, 4, 7, 11]).await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = format!("/p/demo/authorizers/{}", row.id);
    let shown = staff.open(&page).await;
    assert_eq!(
        stage.calls.of("get_authorizer_option"),
        0,
        "a look asks nobody"
    );
    staff
        .send(&shown.says(200, &["尚未读取"]).form("read_options"))
        .await
        .says(200, &["语音识别", "关闭"]);
    let form = staff.open(&page).await.says(200, &[]).form("set_option");
    staff
        .send(&form.fill("setting", "voice_recognize=1"))
        .await
        .says(200, &["开启"]);
    let trail = crate::audit::trail(&stage).await;
    let entry = trail
        .iter()
        .find(|entry| entry.action == Action::SetOption)
        .unwrap();
    assert_eq!(entry.before.as_deref(), Some(r#"{"voice_recognize":"0"}"#));
    assert_eq!(entry.after.as_deref(), Some(r#"{"voice_recognize":"1"}"#));
    let form = staff.open(&page).await.says(200, &[]).form("read_options");
    staff.send(&form).await.says(200, &["开启"]);
}

async fn what_wechat_would_not_do_is_said_in_words(stage: Stage) {
    let row = granted(&stage, ONE, &[1, 2, 3, 4, 7, 11]).await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let refused = FaultKind::Errcode { errcode: 61_025 };
    stage
        .sandbox
        .fail_next(Fault::once("set_authorizer_option", refused));
    assert!(
        desk.set_option(&ctx, &row.id, "customer_service", "1")
            .await
            .is_err()
    );
    let options = stage.authorizer(&row.id).await.options;
    let option = options
        .iter()
        .find(|view| view.option == AccountOption::CustomerService)
        .unwrap();
    assert_eq!(option.value, None, "nothing is known of it");
    let failure = option.failure.as_ref().unwrap();
    assert!(failure.failure.errcode == Some(61_025) && failure.meaning.is_some());
    let trail = crate::audit::trail(&stage).await;
    let entry = trail
        .iter()
        .find(|entry| entry.action == Action::SetOption)
        .unwrap();
    assert_eq!(entry.outcome, Outcome::Failed);
    for (option, value) in [("customer_service", "2"), ("shoe_size", "1"), ("", "")] {
        assert!(
            desk.set_option(&ctx, &row.id, option, value).await.is_err(),
            "{option}={value}"
        );
    }
    assert_eq!(
        stage.calls.of("set_authorizer_option"),
        1,
        "nonsense is not sent"
    );
}

async fn the_older_way_is_taken_where_the_newer_is_refused(stage: Stage) {
    let row = granted(&stage, ONE, &[1, 2, 3, 4, 7, 11]).await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let other = FaultKind::Errcode { errcode: 61_014 };
    stage
        .sandbox
        .fail_next(Fault::once("set_authorizer_option", other));
    desk.set_option(&ctx, &row.id, "location_report", "1")
        .await
        .unwrap();
    assert_eq!(stage.calls.of("api_set_authorizer_option"), 1);
    let options = stage.authorizer(&row.id).await.options;
    assert!(
        options
            .iter()
            .any(|view| view.value.as_deref() == Some("1"))
    );
}

/// Another system fetches a token of the account's; a little later ours is void.
async fn a_token_that_was_voided_is_tried_again_once_with_another(stage: Stage) {
    let row = granted(&stage, ONE, &[1, 2, 3, 4, 7, 11]).await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    stage.sandbox.foreign_access_token("demo", ONE).unwrap();
    stage.clock.advance_secs(301);
    desk.read_options(&ctx, &row.id).await.unwrap();
    let asked = |api| stage.calls.of(api);
    let times = asked("get_authorizer_option");
    // One that is asked for after the renewal is asked for once.
    assert!((4..=6).contains(&times), "each option once more: {times}");
    assert_eq!(asked("api_authorizer_token"), 1, "and one token for all");
    let options = stage.authorizer(&row.id).await.options;
    assert!(
        options.iter().all(|view| view.value.is_some()),
        "{options:?}"
    );

    for errcode in [40_001, 40_014, 42_001] {
        let (tried, renewed) = (
            asked("set_authorizer_option"),
            asked("api_authorizer_token"),
        );
        let stale = FaultKind::Errcode { errcode };
        let fault = Fault::once("set_authorizer_option", stale);
        stage.sandbox.fail_next(Fault { times: 9, ..fault });
        desk.set_option(&ctx, &row.id, "location_report", "1")
            .await
            .unwrap();
        stage.sandbox.clear_faults();
        assert_eq!(asked("set_authorizer_option"), tried + 2, "{errcode}");
        assert_eq!(asked("api_authorizer_token"), renewed + 1, "{errcode}");
    }
    assert_eq!(asked("api_get_authorizer_option"), 0);
    assert_eq!(
        asked("api_set_authorizer_option"),
        3,
        "the older way after that"
    );
}

async fn a_grant_that_is_gone_is_in_doubt_and_one_that_only_seems_so_is_not(stage: Stage) {
    let row = granted(&stage, ONE, &[1, 2, 3, 4, 7, 11]).await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = format!("/p/demo/authorizers/{}", row.id);
    let not_granted = |api: &str, times| {
        let errcode = 61_003;
        let fault = Fault::once(api, FaultKind::Errcode { errcode });
        stage.sandbox.fail_next(Fault { times, ..fault });
    };
    let status = async || stage.authorizer(&row.id).await.authorizer.status;

    not_granted("get_authorizer_option", 3);
    let form = staff.open(&page).await.form("read_options");
    let shown = staff.send(&form).await;
    shown.says(
        200,
        &[
            "61003",
            "与微信的授权列表对账",
            "/p/demo/wechat/reconciliation",
        ],
    );
    assert_eq!(
        status().await,
        GrantStatus::Authorized,
        "its profile is there"
    );
    assert_eq!(entries(&stage, Action::SuspectGrant).await, 0);

    not_granted("set_authorizer_option", 1);
    not_granted("api_get_authorizer_info", 1);
    let form = staff.open(&page).await.form("set_option");
    let shown = staff.send(&form.fill("setting", "voice_recognize=1")).await;
    shown.says(200, &["疑似"]);
    assert_eq!(status().await, GrantStatus::Suspected);
    assert_eq!(entries(&stage, Action::SuspectGrant).await, 1);
    let trail = crate::audit::trail(&stage).await;
    let entry = trail
        .iter()
        .find(|entry| entry.action == Action::SuspectGrant)
        .unwrap();
    assert!(entry.after.as_deref().unwrap().contains("errcode=61003"));
}
