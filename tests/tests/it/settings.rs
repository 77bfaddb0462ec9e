//! A platform's values: added and changed by the owner, shown to its staff, proved by what happens.

use domain::audit::Action;
use tests::{Person, Stage, Wanted};

use crate::keeper::{refuse, until_due};

on_both!(
    the_owner_adds_a_platform_and_reads_what_to_enter,
    a_change_that_breaks_something_wants_to_be_confirmed,
    to_staff_there_is_no_form_for_a_new_platform,
    two_owners_at_once_lose_nothing,
    staff_see_and_cannot_change,
    the_steps_turn_green_as_things_happen,
    a_mended_secret_is_tried_at_once_and_another_appid_begins_anew,
    messages_for_accounts_are_checked_and_acknowledged
);

const KEY: &str = "pQ8vB2nM5cX1zL4kJ7hG0fD3sA6qW9eR2tY5uI8oP1A";

async fn to_staff_there_is_no_form_for_a_new_platform(stage: Stage) {
    let owner = Person::own(&stage, "owner").await;
    let browser = stage.signed_in(&owner).await;
    let form = browser.open("/platforms/new").await.form("add_platform");
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open("/platforms/new").await;
    page.says(404, &["没有找到这个页面"]);
    assert!(!page.body.contains("add_platform"));
    // Sent all the same, it is answered as the page is.
    staff.send(&form).await.says(404, &["没有找到这个页面"]);
    // What is out of reach by now says so above its form, and nothing of a failure.
    let customer = stage.add_customer("晨光文具").await;
    let edit = staff
        .open(&format!("/p/demo/customers/{customer}/edit"))
        .await
        .form("edit_customer");
    let gone = edit.fill("platform", tests::STRANGE);
    let told = staff.send_only(&gone).await;
    let to = told.location().unwrap();
    let flash = to.query().unwrap();
    let told = staff
        .open(&format!("/p/demo/customers/{customer}/edit?{flash}"))
        .await;
    told.says(200, &["您无权操作"]);
    assert!(!told.body.contains("系统出了点问题"));
}

async fn the_owner_adds_a_platform_and_reads_what_to_enter(stage: Stage) {
    let owner = Person::own(&stage, "owner").await;
    let browser = stage.signed_in(&owner).await;
    let form = browser
        .open("/platforms/new")
        .await
        .says(200, &["EncodingAESKey"])
        .form("add_platform");
    let filled = form
        .fill("slug", "Second One")
        .fill("name", "第二平台 <script>alert(1)</script>")
        .fill("component_appid", "wx00000000000000")
        .fill("appsecret", "kept-to-myself")
        .fill("token", "a b")
        .fill("encoding_aes_key", "钥匙不完整")
        .fill("public_origin", "auth.example.com/path");
    let back = browser.send(&filled).await;
    back.says(200, &["格式不正确", "请填写此项", "&lt;script&gt;"]);
    for secret in ["kept-to-myself", "钥匙不完整"] {
        assert!(!back.body.contains(secret), "a secret came back: {secret}");
    }
    let filled = back
        .form("add_platform")
        .fill("slug", "second")
        .fill("component_appid", "wx00000000000000ff")
        .fill("appsecret", "0123456789abcdef0123456789abcdef")
        .fill("token", "token123")
        .fill("encoding_aes_key", KEY)
        .fill("public_origin", "https://auth.example.com:8443")
        .tick("offered[]", "17");
    let page = browser.send(&filled).await;
    assert_eq!(page.path(), "/p/second/settings");
    page.says(
        200,
        &[
            "https://auth.example.com:8443/push/second/events",
            "https://auth.example.com:8443/push/second/messages/$APPID$",
            ">auth.example.com<",
        ],
    );
    let taken = browser.send(&filled).await;
    taken.says(200, &["已被使用"]);
    stage
        .signed_in(&stage.staff)
        .await
        .open("/p/second/settings")
        .await
        .says(404, &[]);
}

async fn a_change_that_breaks_something_wants_to_be_confirmed(stage: Stage) {
    let owner = Person::own(&stage, "owner").await;
    let browser = stage.signed_in(&owner).await;
    let page = browser.open("/p/demo/settings").await;
    let form = page.form("change_settings").fill("name", "改名平台");
    browser.send(&form).await.says(200, &["改名平台"]);

    let page = browser.open("/p/demo/settings").await;
    let form = page.form("change_settings").fill("token", "another1");
    let back = browser.send(&form).await;
    back.says(200, &["请先确认影响"]);
    assert_eq!(
        stage.deliver(&stage.seal(UNKNOWN)).await.0,
        200,
        "the token is the old one"
    );

    let form = back
        .form("change_settings")
        .fill("token", "another1")
        .tick("confirmed[]", "yes");
    browser.send(&form).await.says(200, &[]);
    assert_eq!(
        stage.deliver(&stage.seal(UNKNOWN)).await.0,
        200,
        "the pair before is accepted too"
    );

    let trail = crate::audit::trail(&stage).await;
    let changes: Vec<_> = trail
        .iter()
        .filter(|row| row.action == Action::ChangePlatform)
        .collect();
    assert_eq!(changes.len(), 2);
    let all = format!("{changes:?}");
    assert!(
        all.contains("改名平台") && all.contains("token_changed"),
        "{all}"
    );
    assert!(!all.contains("another1"), "a secret in the trail");
}

async fn two_owners_at_once_lose_nothing(stage: Stage) {
    let (one, two) = (
        Person::own(&stage, "owner.one").await,
        Person::own(&stage, "owner.two").await,
    );
    let (one, two) = (stage.signed_in(&one).await, stage.signed_in(&two).await);
    let theirs = two.open("/p/demo/settings").await.form("change_settings");
    let form = one.open("/p/demo/settings").await.form("change_settings");
    one.send(&form.fill("name", "甲的名字"))
        .await
        .says(200, &[]);

    let back = two.send(&theirs.fill("name", "乙的名字")).await;
    back.says(200, &["其他人刚刚修改过", "乙的名字"]);
    assert_eq!(stage.overview().await.platform.name, "甲的名字");

    // Told once, the second can send it again on purpose.
    two.send(&back.form("change_settings")).await.says(200, &[]);
    assert_eq!(stage.overview().await.platform.name, "乙的名字");
}

async fn staff_see_and_cannot_change(stage: Stage) {
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open("/p/demo/settings").await;
    page.says(200, &["只有系统所有者可以修改", "/push/demo/events"]);
    assert!(!page.body.contains("change_settings"));
    assert!(!page.body.contains(&stage.platform.appsecret));
    let desk = stage.desk().await;
    let refused = desk
        .change_settings(&stage.staff.ctx(&stage), &Default::default(), "0", true)
        .await;
    assert_eq!(refused, Err(console::Fault::NotFound.into()));
}

async fn a_mended_secret_is_tried_at_once_and_another_appid_begins_anew(stage: Stage) {
    until_due(&stage).await;
    let asked = || stage.calls.of("api_component_token");
    let before = asked();
    refuse(&stage, "api_component_token", 40_125, 1);
    for _ in 0..2 {
        stage.work().await;
    }
    assert_eq!(asked(), before + 1, "it waits");

    let owner = Person::own(&stage, "owner").await;
    let browser = stage.signed_in(&owner).await;
    let form = browser
        .open("/p/demo/settings")
        .await
        .form("change_settings");
    let mended = form.fill("appsecret", &stage.platform.appsecret);
    browser
        .send(&mended.tick("confirmed[]", "yes"))
        .await
        .says(200, &[]);
    stage.work().await;
    assert_eq!(asked(), before + 2, "without waiting");

    let form = browser
        .open("/p/demo/settings")
        .await
        .form("change_settings");
    let other = form.fill("component_appid", "wx00000000000000ff");
    browser
        .send(&other.tick("confirmed[]", "yes"))
        .await
        .says(200, &[]);
    let ctx = stage.staff.ctx(&stage);
    let after = stage.desk().await.settings(&ctx).await.unwrap().steps;
    assert!(
        after.token_at.is_none() && after.ticket_at.is_none(),
        "{after:?}"
    );
}

async fn the_steps_turn_green_as_things_happen(stage: Stage) {
    let steps = async || {
        let ctx = stage.staff.ctx(&stage);
        stage.desk().await.settings(&ctx).await.unwrap().steps
    };
    let before = steps().await;
    assert!(before.ticket_at.is_some() && before.arrived_at.is_none());
    let made = stage.make_link(Wanted::default()).await;
    stage.browser().open(made.url.as_str()).await.says(200, &[]);
    assert!(steps().await.arrived_at.is_none(), "a GET changes nothing");
    stage.press(&stage.browser(), &made).await;
    let after = steps().await;
    assert!(
        after.token_at.is_some() && after.arrived_at.is_some(),
        "{after:?}"
    );
}

async fn messages_for_accounts_are_checked_and_acknowledged(stage: Stage) {
    let url = stage
        .origin
        .join("/push/demo/messages/wx94a6f1c08e3d7b25")
        .unwrap();
    let message = stage.seal(
        "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><MsgType><![CDATA[event]]></MsgType>\
         <Event>weapp_audit_success</Event></xml>",
    );
    let body = message.body.clone().into_bytes();
    let answer = stage
        .deliver_to(url.as_str(), &message.query, body.clone())
        .await;
    assert_eq!((answer.0.as_u16(), answer.1.as_str()), (200, "success"));
    let forged = stage.deliver_to(url.as_str(), &[], body).await;
    assert_eq!(forged.0.as_u16(), 400);
    stage.work().await;
    assert_eq!(stage.refused().await, [("signature".to_owned(), 1)]);
}

const UNKNOWN: &str = "<xml><AppId><![CDATA[wx5a1e0c7d94b26f38]]></AppId><CreateTime>1760000000</CreateTime>\
    <InfoType><![CDATA[something_new]]></InfoType></xml>";
