//! What befalls single accounts at WeChat, as staff see it: frozen, barred, its refresh token lost, left out of the list.

use domain::{
    attempt::FailureKind,
    audit::Action,
    authorizer::{AccountStatus, GrantStatus},
    reconciliation::FindingKind,
    sets::SetIds,
};
use secrecy::ExposeSecret as _;
use tests::Stage;

use crate::{
    audit::entries,
    keeper::{refuse, until_due},
    reconciliation::{ONE, OTHER, granted, kinds, reconciled},
};

on_both!(
    a_frozen_account_is_named_and_stays_in_the_book,
    a_lost_refresh_token_is_told_until_another_is_found,
    what_the_list_leaves_out_is_told_and_stays,
);

/// An official account: it has options.
const SERVICE: &str = "wx17c5e9a3d8f04b62";

async fn a_frozen_account_is_named_and_stays_in_the_book(stage: Stage) {
    let sets = [1, 2, 3, 4, 7, 11];
    let row = granted(&stage, SERVICE, &sets).await;
    let staff = stage.signed_in(&stage.staff).await;
    let address = format!("/p/demo/authorizers/{}", row.id);
    stage.sandbox.account_status(SERVICE, 19).unwrap();
    for (errcode, cause, next) in [
        (
            50_002,
            "账号受限：可能被冻结或已注销",
            "请客户在公众平台查看账号状态",
        ),
        (
            48_004,
            "账号的接口已被微信封禁",
            "请客户在公众平台查看原因并申诉",
        ),
    ] {
        // Of itself the sandbox says the first.
        refuse(&stage, "get_authorizer_option", errcode, 3);
        let form = staff.open(&address).await.form("read_options");
        let said = ["微信没有完成", &errcode.to_string(), cause, next];
        staff.send(&form).await.says(200, &said);
        for option in stage.authorizer(&row.id).await.options {
            let failure = option.failure.unwrap().failure;
            let known = (failure.kind, failure.errcode, option.value);
            assert_eq!(known, (FailureKind::Refused, Some(errcode), None));
        }
    }
    let report = reconciled(&stage).await;
    assert_eq!(kinds(&report), [FindingKind::ProfileChanged]);
    let run = format!("/p/demo/wechat/reconciliation/{}", report.run.id);
    staff
        .open(&run)
        .await
        .says(200, &["账号信息变化", "栖木家居服务号"]);
    staff.open(&address).await.says(200, &["已冻结"]);
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.account_status, Some(AccountStatus::Frozen));
    assert_eq!(detail.authorizer.status, GrantStatus::Authorized);
    assert_eq!(
        (detail.granted, detail.renewable),
        (SetIds::from(sets), true)
    );

    stage.sandbox.account_status(SERVICE, 1).unwrap();
    let report = reconciled(&stage).await;
    assert_eq!(kinds(&report), [FindingKind::ProfileChanged]);
    let form = staff.open(&address).await.form("read_options");
    let page = staff.send(&form).await;
    page.says(200, &["语音识别", "关闭"]);
    for gone in ["已冻结", "微信没有完成", "48004"] {
        assert!(!page.body.contains(gone), "{gone}");
    }
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.account_status, Some(AccountStatus::Normal));
    assert_eq!(entries(&stage, Action::UpdateProfile).await, 2);
}

async fn a_lost_refresh_token_is_told_until_another_is_found(stage: Stage) {
    let row = granted(&stage, ONE, &[17]).await;
    let (store, platform) = stage.store().await;
    let tokens = async || store.platform(&platform).tokens(&row.id).await.unwrap();
    let refresh = async || {
        let token = tokens().await.refresh.unwrap();
        token.expose_secret().to_owned()
    };
    let lost = refresh().await;
    stage.sandbox.lose_refresh_token("demo", ONE).unwrap();
    // Nobody tells the new one.
    for api in ["api_get_authorizer_info", "api_get_authorizer_list"] {
        refuse(&stage, api, -1, 9);
    }
    until_due(&stage).await;
    stage.work().await;
    let failure = tokens().await.failure.unwrap();
    assert_eq!(failure.errcode, Some(61_023));
    assert_eq!(refresh().await, lost, "what is there stays");
    let staff = stage.signed_in(&stage.staff).await;
    let said = ["61023", "刷新令牌无效", "找不到则请客户重新授权"];
    let detail = format!("/p/demo/authorizers/{}", row.id);
    for page in ["/p/demo/wechat/tokens?view=failing", detail.as_str()] {
        staff.open(page).await.says(200, &said);
    }

    stage.sandbox.clear_faults();
    stage.clock.advance_secs(61);
    stage.work().await;
    let found = stage.sandbox.truth("demo").unwrap().remove(ONE).unwrap();
    assert_eq!(Some(refresh().await), found.refresh_token);
    assert_eq!(tokens().await.failure, None);
    store.close().await.unwrap();
    let page = staff.open(&detail).await;
    assert!(!page.says(200, &["有效期至"]).body.contains("61023"));
    let trail = staff.open("/p/demo/audit").await;
    trail.says(200, &["找回刷新令牌"]);
    assert_eq!(entries(&stage, Action::RescueToken).await, 1);
}

async fn what_the_list_leaves_out_is_told_and_stays(stage: Stage) {
    let row = granted(&stage, ONE, &[17]).await;
    granted(&stage, OTHER, &[17]).await;
    let staff = stage.signed_in(&stage.staff).await;
    stage.sandbox.unlist(ONE, true).unwrap();
    let report = reconciled(&stage).await;
    let run = format!("/p/demo/wechat/reconciliation/{}", report.run.id);
    let said = ["列表遗漏（1）", "山海茶社点单", "授权仍然有效，无需处理"];
    staff.open(&run).await.says(200, &said);
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.authorizer.status, GrantStatus::Authorized);
    assert_eq!(stage.overview().await.counts.suspected, 0);
    assert_eq!(stage.differences().await, [""; 0]);

    stage.sandbox.unlist(ONE, false).unwrap();
    assert_eq!(kinds(&reconciled(&stage).await), []);
}
