//! The control page, as a person uses it.

use crate::stage::{FREE, Stage, TAKEN};

#[tokio::test]
async fn the_page_shows_who_holds_what_and_its_buttons_work() {
    let stage = Stage::new().await;
    let mut browser = stage.browser();
    let html = browser.get("/sandbox").await.html;
    for shown in [
        "沙箱 · 非微信官方",
        "快易建站",
        "云桥商家服务平台",
        "栖木家居商城",
        "小程序开发与数据分析 #18",
    ] {
        assert!(html.contains(shown), "{shown}");
    }
    let ticket = browser
        .post("/sandbox/act", &[("act", "ticket"), ("platform", "demo")])
        .await;
    assert_eq!(
        (ticket.status, ticket.location.unwrap().path()),
        (303, "/sandbox")
    );
    let rival = &stage.sandbox.platform("rival").unwrap().component_appid;
    browser
        .post(
            "/sandbox/act",
            &[("act", "revoke"), ("platform", rival), ("account", TAKEN)],
        )
        .await;
    stage.sandbox.idle().await;
    assert_eq!(
        stage.receiver.kinds(),
        ["component_verify_ticket"],
        "the other platform has no event URL"
    );
    assert!(stage.sandbox.grants().is_empty());
    let html = browser.get("/sandbox").await.html;
    assert!(html.contains("已送达") && html.contains("失败"));
}

#[tokio::test]
async fn sets_are_changed_on_a_form() {
    let stage = Stage::new().await;
    stage.sandbox.grant("demo", FREE, &[17, 30], None).unwrap();
    let mut browser = stage.browser();
    let path = format!("/sandbox/grants/demo/{FREE}");
    let html = browser.get(&path).await.html;
    assert!(
        html.contains("value=\"17\" checked") && html.contains("value=\"18\" >"),
        "{html}"
    );
    browser.post(&path, &[("set", "17"), ("set", "18")]).await;
    assert_eq!(stage.held(FREE), [17, 18]);
    let nothing = browser.post(&path, &[]).await;
    assert_eq!((nothing.status, stage.held(FREE)), (409, vec![17, 18]));
    assert_eq!(browser.get("/sandbox/grants/demo/wx0").await.status, 409);
}

#[tokio::test]
async fn every_button_does_what_it_says() {
    let stage = Stage::new().await;
    let mut browser = stage.browser();
    let before = stage.sandbox.now();
    browser
        .post("/sandbox/act", &[("act", "advance"), ("seconds", "3600")])
        .await;
    assert!(stage.sandbox.now() >= before + 3600);
    browser.post("/sandbox/act", &[("act", "hold")]).await;
    assert!(browser.get("/sandbox").await.html.contains("已暂停"));
    browser
        .post("/sandbox/act", &[("act", "stop"), ("platform", "demo")])
        .await;
    assert!(browser.get("/sandbox").await.html.contains("恢复票据"));
    browser
        .post("/sandbox/act", &[("act", "start"), ("platform", "demo")])
        .await;
    browser.post("/sandbox/act", &[("act", "release")]).await;
    browser.post("/sandbox/act", &[("act", "reset")]).await;
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds(), ["component_verify_ticket"]);
    browser
        .post("/sandbox/act", &[("act", "repeat"), ("id", "1")])
        .await;
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds().len(), 2);
    assert_eq!(
        browser
            .post("/sandbox/act", &[("act", "explode")])
            .await
            .status,
        400
    );
    assert_eq!(browser.get("/nowhere").await.status, 404);
}
