//! Links that cannot be used say why, and what to do.

use tests::{Browser, Stage, WECHAT, Wanted};

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    unknown_expired_and_used_links_say_which,
    looking_changes_nothing,
    pressing_is_limited,
    wechat_s_browser_gets_the_page_for_it
);

async fn unknown_expired_and_used_links_say_which(stage: Stage) {
    let customer = stage.browser();
    for address in [
        "/l/no-such-token",
        "/r/no-such-state",
        "/l/%00",
        "/l/..%2f..%2fetc",
    ] {
        customer.open(address).await.says(404, &["lang=\"zh-CN\""]);
    }
    assert_eq!(
        customer.open("/cb/no-such-state?auth_code=x").await.status,
        404
    );

    let used = stage.make_link(Wanted::default()).await;
    let pressed = stage.press(&customer, &used).await;
    let consent = stage.consent(&pressed, ACCOUNT, &[17]);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[]);
    customer
        .open(used.url.as_str())
        .await
        .says(410, &["云桥商家服务平台"]);

    let expired = stage.make_link(Wanted::default()).await;
    let landing = customer.open(expired.url.as_str()).await;
    stage.clock.advance_secs(7 * 24 * 3_600 + 1);
    customer
        .open(expired.url.as_str())
        .await
        .says(410, &["云桥商家服务平台"]);
    let late = customer.send(&landing.form("/l/")).await;
    late.says(410, &[]);
    assert_eq!(
        stage.sandbox.pre_auth_codes().len(),
        1,
        "a closed link costs no code"
    );
}

async fn looking_changes_nothing(stage: Stage) {
    let (made, preview) = (stage.make_link(Wanted::default()).await, stage.browser());
    for _ in 0..3 {
        preview
            .open(made.url.as_str())
            .await
            .says(200, &["云桥商家服务平台", "栖木家居"]);
    }
    let go = preview.open(&format!("{}/go", made.url)).await;
    assert_eq!(
        go.url, made.url,
        "the button's address leads back to the page"
    );
    assert_eq!(
        (
            stage.sandbox.pre_auth_codes().len(),
            stage.link(&made).await.attempts.len()
        ),
        (0, 0)
    );
}

async fn pressing_is_limited(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let mut pressed = 0;
    let refusal = loop {
        let answer = stage.press_only(&customer, &made).await;
        if answer.status != 303 {
            break answer;
        }
        pressed += 1;
        assert!(pressed < 100, "no limit");
    };
    refusal.says(429, &[]);
    assert_eq!(stage.sandbox.pre_auth_codes().len(), pressed);
    stage.clock.advance_secs(3_600);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    assert_eq!(stage.press_only(&customer, &made).await.status, 303);
}

async fn wechat_s_browser_gets_the_page_for_it(stage: Stage) {
    let made = stage.make_link(Wanted::default()).await;
    let desktop = stage.press(&stage.browser(), &made).await;
    assert_eq!(desktop.wechat.path(), "/cgi-bin/componentloginpage");
    let phone = stage
        .press(&Browser::calling_itself(&stage.origin, WECHAT), &made)
        .await;
    assert_eq!(
        (phone.wechat.path(), phone.wechat.fragment()),
        ("/wxaopen/safe/bindcomponent", Some("wechat_redirect"))
    );
}
