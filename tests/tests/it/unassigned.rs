//! Grants that no link explains.

use domain::{account::AccountKind, authorizer::Standing};
use tests::Stage;

const ACCOUNT: &str = "wxe05b3d97a8c2f614";

on_both!(
    a_grant_without_a_link_is_given_to_a_customer,
    a_mini_program_that_was_registered_for_a_customer_is_taken_in,
    a_talent_is_taken_in_as_what_it_is,
    a_push_that_comes_again_is_answered_and_worked_off_once
);

async fn a_grant_without_a_link_is_given_to_a_customer(stage: Stage) {
    stage
        .sandbox
        .grant("demo", ACCOUNT, &[17, 18], None)
        .unwrap();
    stage.work().await;
    let row = stage.authorizers().await.remove(0);
    assert_eq!((row.standing, &row.customer), (Standing::Unassigned, &None));
    assert_eq!(stage.overview().await.counts.unassigned, 1);

    let customer = stage.add_customer("南风书店").await;
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open(&format!("/p/demo/authorizers/{}", row.id)).await;
    let form = page.says(200, &["南风书店"]).form("assign_authorizer");
    staff
        .send(&form.fill("customer", customer.as_str()))
        .await
        .says(200, &["南风书店"]);
    let row = stage.authorizers().await.remove(0);
    assert_eq!(
        (row.standing, row.customer.map(|customer| customer.id)),
        (Standing::Assigned, Some(customer))
    );
    assert_eq!(stage.overview().await.counts.unassigned, 0);
}

async fn a_mini_program_that_was_registered_for_a_customer_is_taken_in(stage: Stage) {
    stage.sandbox.hold_pushes(true);
    let consent = stage
        .sandbox
        .grant("demo", ACCOUNT, &[17, 18], None)
        .unwrap();
    let told = |status: i64| {
        let (appid, now) = (
            &stage.platform.component_appid,
            stage.sandbox.now() + status,
        );
        format!(
            "<xml><AppId>{appid}</AppId><CreateTime>{now}</CreateTime><InfoType>notify_third_fasteregister</InfoType>\
             <appid>{ACCOUNT}</appid><status>{status}</status><auth_code>{}</auth_code><msg>OK</msg></xml>",
            consent.auth_code
        )
    };
    assert_eq!(stage.deliver(&stage.seal(&told(89_249))).await.0, 200);
    stage.work().await;
    assert!(
        stage.authorizers().await.is_empty(),
        "it was not registered"
    );
    assert_eq!(stage.deliver(&stage.seal(&told(0))).await.0, 200);
    stage.work().await;
    let row = stage.authorizers().await.remove(0);
    assert_eq!(
        (row.appid.as_str(), row.granted, row.standing),
        (ACCOUNT, 2, Standing::Unassigned)
    );
    assert_eq!(stage.overview().await.counts.dead_pushes, 0);
}

async fn a_talent_is_taken_in_as_what_it_is(stage: Stage) {
    let talent = "wx40d7a9e2c6b5f183";
    stage
        .sandbox
        .grant("demo", talent, &[189, 190], None)
        .unwrap();
    stage.work().await;
    let row = stage.authorizers().await.remove(0);
    assert_eq!(
        (row.appid.as_str(), row.kind, row.granted),
        (talent, Some(AccountKind::Talent), 2)
    );
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open(&format!("/p/demo/authorizers/{}", row.id)).await;
    page.says(200, &["带货助手", "橱窗商品管理", "订单管理"]);
}

async fn a_push_that_comes_again_is_answered_and_worked_off_once(stage: Stage) {
    stage
        .sandbox
        .grant("demo", ACCOUNT, &[17, 18], None)
        .unwrap();
    stage.work().await;
    let row = stage.authorizers().await.remove(0);
    let (exchanges, entries) = (
        stage.calls.of("api_query_auth"),
        crate::audit::trail(&stage).await.len(),
    );
    // Sealed anew, as WeChat does: it is known by what it says.
    let push = stage.sandbox.pushes().last().unwrap().id;
    stage.sandbox.repeat_push(push).unwrap();
    stage.work().await;
    assert!(stage.refused().await.is_empty());
    assert_eq!(stage.calls.of("api_query_auth"), exchanges);
    assert_eq!(stage.authorizer(&row.id).await.snapshots.len(), 1);
    assert_eq!(crate::audit::trail(&stage).await.len(), entries);
}
