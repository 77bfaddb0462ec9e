//! Sets that were asked for and did not come.

use domain::{conflict::Lack, sets::SetIds};
use tests::{Stage, Wanted};

/// Another platform holds the exclusive sets of this account.
const TAKEN: &str = "wx2b7e94d0c6a1f853";
const FREE: &str = "wx94a6f1c08e3d7b25";

on_both!(
    an_exclusive_set_stays_with_its_holder,
    an_unticked_set_is_flagged,
    what_was_not_asked_for_is_not_missed
);

async fn an_exclusive_set_stays_with_its_holder(stage: Stage) {
    let (made, customer) = (
        stage
            .make_link(Wanted {
                sets: &[17, 18, 40],
                ..Wanted::default()
            })
            .await,
        stage.browser(),
    );
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, TAKEN, &[17, 18, 40]);
    assert_eq!(consent.withheld, [18, 40].into(), "the sandbox's own word");
    let result = customer.open(&pressed.back_with(&consent.auth_code)).await;
    result.says(200, &["小程序开发与数据分析"]);

    let row = stage.authorizers().await.remove(0);
    assert_eq!((row.granted, row.lacking), (1, 2));
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.granted, SetIds::from([17]));
    assert_eq!(detail.lacking[0].set, 18, "exclusive sets first");
    assert!(
        detail
            .lacking
            .iter()
            .all(|lack| lack.lack == Lack::Withheld)
    );
    let staff = stage.signed_in(&stage.staff).await;
    staff
        .open(&format!("/p/demo/authorizers/{}", row.id))
        .await
        .says(200, &["小程序开发与数据分析", "其他平台"]);
}

async fn an_unticked_set_is_flagged(stage: Stage) {
    let (made, customer) = (
        stage
            .make_link(Wanted {
                sets: &[17, 19],
                ..Wanted::default()
            })
            .await,
        stage.browser(),
    );
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, FREE, &[17]);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &["小程序客服管理"]);
    let row = stage.authorizers().await.remove(0);
    assert_eq!((row.granted, row.lacking, row.lacking_exclusive), (1, 1, 0));
}

/// A link that asks for nothing in particular expects what the platform offers to accounts of that kind.
async fn what_was_not_asked_for_is_not_missed(stage: Stage) {
    let (made, customer) = (
        stage
            .make_link(Wanted {
                sets: &[17],
                ..Wanted::default()
            })
            .await,
        stage.browser(),
    );
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, FREE, &[17]);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[]);
    assert_eq!(stage.authorizers().await[0].lacking, 0);

    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, "wx8d40b7f2a5c91e36", &[1]);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[]);
    let rows = stage.authorizers().await;
    let row = rows
        .iter()
        .find(|row| row.appid == "wx8d40b7f2a5c91e36")
        .unwrap();
    let lacking: Vec<i64> = stage
        .authorizer(&row.id)
        .await
        .lacking
        .iter()
        .map(|lack| lack.set)
        .collect();
    assert!(
        lacking.contains(&4) && !lacking.contains(&17) && !lacking.contains(&1),
        "{lacking:?}"
    );
}
