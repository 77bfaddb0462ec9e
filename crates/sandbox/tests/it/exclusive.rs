//! Exclusive sets: the first holder keeps them.

use wechat::LinkForm;

use crate::stage::{FREE, Stage, TAKEN};

#[tokio::test]
async fn a_set_that_another_platform_holds_is_marked_and_withheld() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let link = stage.link(LinkForm::Pc, &stage.code().await);
    let mut browser = stage.browser();
    let choose = browser.get(&link).await.account_link(TAKEN);
    let page = browser.get(&choose).await;
    for (set, state) in [
        (18, "disabled"),
        (25, "disabled"),
        (40, "disabled"),
        (30, "checked"),
        (17, "checked"),
    ] {
        assert!(
            page.html.contains(&format!("value=\"{set}\" {state}")),
            "{set}: {}",
            page.html
        );
    }
    assert_eq!(page.html.matches("互斥，已授权给其他平台").count(), 3);

    // A forged form does not help: the page is not where the rule lives.
    let page = browser
        .authorize(&link, TAKEN, &[17, 18, 25, 30, 40], "confirm")
        .await;
    let code = page.query()["auth_code"].as_str().into();
    let grant = stage
        .client
        .query_auth(stage.appid(), &token, &code)
        .await
        .unwrap();
    assert_eq!(grant.func_info, Some(vec![17, 30]));
}

#[tokio::test]
async fn a_taken_back_grant_frees_its_sets() {
    let stage = Stage::new().await;
    let consent = stage.sandbox.grant("demo", TAKEN, &[17, 18], None).unwrap();
    assert_eq!(
        (consent.sets.len(), consent.withheld.contains(&18)),
        (1, true)
    );
    stage.sandbox.revoke("rival", TAKEN).unwrap();
    assert!(
        stage
            .sandbox
            .change_sets("demo", TAKEN, &[17, 18])
            .unwrap()
            .sets
            .contains(&18)
    );
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds(), ["authorized", "updateauthorized"]);
}

#[tokio::test]
async fn the_same_platform_keeps_what_it_holds() {
    let stage = Stage::new().await;
    stage.sandbox.grant("demo", FREE, &[18], None).unwrap();
    let rival = stage.sandbox.grant("rival", FREE, &[18, 30], None).unwrap();
    assert_eq!(rival.sets.into_iter().collect::<Vec<_>>(), [30]);
    assert!(
        stage
            .sandbox
            .change_sets("demo", FREE, &[18, 17])
            .unwrap()
            .withheld
            .is_empty()
    );
}
