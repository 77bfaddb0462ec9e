//! The help on a link's page for staff whose customer is stuck.

use tests::{Page, Stage, Wanted};

on_both!(
    it_says_how_far_the_customer_came,
    a_code_of_wechats_page_is_looked_up,
);

/// Fails when the page says any of it.
fn silent(page: &Page, texts: &[&str]) {
    for text in texts {
        assert!(!page.body.contains(text), "{text} at {}", page.url);
    }
}

async fn it_says_how_far_the_customer_came(stage: Stage) {
    const UNOPENED: &str = "客户还没有打开过链接";
    const UNPRESSED: &str = "客户打开了页面，还没有点击按钮";
    const GONE: &str = "还没有返回";
    let staff = stage.signed_in(&stage.staff).await;
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let page = format!("/p/demo/links/{}", made.id);
    staff
        .open(&page)
        .await
        .says(200, &["客户卡住了？", UNOPENED]);

    // A preview in a chat is not somebody who opened it: the page's own script says that.
    customer.open(made.url.as_str()).await;
    staff.open(&page).await.says(200, &[UNOPENED]);
    customer
        .beacon(&format!("{}/opened", made.url.path()))
        .await;
    let seen = staff.open(&page).await;
    silent(seen.says(200, &[UNPRESSED]), &[UNOPENED]);

    let pressed = stage.press(&customer, &made).await;
    let seen = staff.open(&page).await;
    silent(seen.says(200, &["客户卡住了？"]), &[UNPRESSED, GONE]);
    stage.clock.advance_secs(11 * 60);
    let seen = staff.open(&page).await;
    seen.says(
        200,
        &["客户 11 分钟前去了微信，还没有返回", "授权发起页域名"],
    );

    // With the grant there is nobody to help.
    stage.consent(&pressed, "wx94a6f1c08e3d7b25", &[17, 18]);
    stage.work().await;
    silent(&staff.open(&page).await, &["客户卡住了？"]);
}

async fn a_code_of_wechats_page_is_looked_up(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    let made = stage.make_link(Wanted::default()).await;
    let page = staff.open(&format!("/p/demo/links/{}", made.id)).await;
    let form = page
        .says(200, &["二维码已过期", "操作过于频繁"])
        .form(made.id.as_str());
    // As a screenshot's text has it, with another alphabet's minus.
    let found = staff.send(&form.clone().fill("code", "－14")).await;
    silent(
        found.says(
            200,
            &["<code>-14", "登记的授权发起页域名不一致", "查看全部"],
        ),
        &["二维码已过期"],
    );
    let unknown = staff.send(&form.fill("code", "-987")).await;
    silent(unknown.says(200, &["没有这个错误码的说明"]), &["<code>-14"]);
}
