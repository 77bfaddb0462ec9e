//! Pairs of Token and EncodingAESKey: the one before and the test configuration's are accepted until they are retired.

use console::PairView;
use domain::{audit::Action, list::PushFilter, push::KeyPair};
use sandbox::{Pair, PushState};
use tests::{Person, Stage};
use wechat::{PushKeys, SealedPush};

use crate::audit::trail;

on_both!(
    the_pair_before_is_accepted_until_it_is_retired,
    two_changes_in_a_row_keep_the_pair_that_wechat_uses,
    the_same_ticket_under_two_pairs_is_one_push,
    a_wechat_with_two_configurations_is_heard_under_both,
);

const OTHER_KEY: &str = "pQ8vB2nM5cX1zL4kJ7hG0fD3sA6qW9eR2tY5uI8oP1A";

fn sealed(stage: &Stage, token: &str, key: &str, xml: &str, nonce: &str) -> SealedPush {
    let appid = stage.platform.component_appid.as_str();
    let keys = PushKeys::new(appid, token.into(), key.parse().unwrap());
    keys.seal_push(xml, &stage.sandbox.now().to_string(), nonce, [9; 16])
}

fn ticket(stage: &Stage, n: u32) -> String {
    format!(
        "<xml><AppId>{}</AppId><CreateTime>{}</CreateTime><InfoType>component_verify_ticket</InfoType>\
         <ComponentVerifyTicket>ticket@@@{n}</ComponentVerifyTicket></xml>",
        stage.platform.component_appid,
        stage.sandbox.now(),
    )
}

async fn pairs(stage: &Stage) -> Vec<PairView> {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.settings(&ctx).await.unwrap().pairs
}

async fn opened_with(stage: &Stage) -> Vec<Option<KeyPair>> {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let list = desk.pushes(&ctx, &PushFilter::default()).await.unwrap();
    list.page.rows.into_iter().map(|push| push.pair).collect()
}

async fn the_pair_before_is_accepted_until_it_is_retired(stage: Stage) {
    let owner = Person::own(&stage, "owner").await;
    let browser = stage.signed_in(&owner).await;
    let form = browser
        .open("/p/demo/settings")
        .await
        .form("change_settings");
    let form = form
        .fill("token", "another1")
        .fill("encoding_aes_key", OTHER_KEY)
        .tick("confirmed[]", "yes");
    browser
        .send(&form)
        .await
        .says(200, &["上一组密钥", "尚未使用"]);

    // WeChat goes on with the pair before, until its own side is changed.
    stage.clock.advance_secs(60);
    let old = stage.seal(&ticket(&stage, 1));
    assert_eq!(stage.deliver(&old).await.0, 200);
    assert_eq!(opened_with(&stage).await[0], Some(KeyPair::Previous));
    stage.clock.advance_secs(60);
    let new = sealed(&stage, "another1", OTHER_KEY, &ticket(&stage, 2), "n");
    assert_eq!(stage.deliver(&new).await.0, 200);
    assert_eq!(opened_with(&stage).await[0], Some(KeyPair::Current));
    let seen: Vec<_> = pairs(&stage)
        .await
        .iter()
        .map(|view| (view.pair, view.last_used_at.is_some()))
        .collect();
    assert_eq!(seen, [(KeyPair::Current, true), (KeyPair::Previous, true)]);
    let old_key = &stage.platform.encoding_aes_key;
    let mixed = sealed(&stage, "another1", old_key, &ticket(&stage, 3), "n");
    assert_eq!(
        stage.deliver(&mixed).await.0,
        400,
        "a Token of one and the key of the other"
    );

    let staff = stage.signed_in(&stage.staff).await;
    let staff = staff.open("/p/demo/settings").await;
    staff.says(200, &["上一组密钥", "最近使用"]);
    assert!(!staff.body.contains("retire_pair"), "the owner's to retire");
    let retire = browser.open("/p/demo/settings").await.form("retire_pair");
    browser.send(&retire).await.says(200, &[]);
    assert_eq!(pairs(&stage).await.len(), 1);
    stage.clock.advance_secs(60);
    let old = stage.seal(&ticket(&stage, 4));
    assert_eq!(
        stage.deliver(&old).await.0,
        400,
        "the pair before is retired"
    );
    let entries = trail(&stage).await;
    let entry = entries
        .iter()
        .find(|row| row.action == Action::RetirePair)
        .unwrap();
    assert_eq!(entry.after.as_deref(), Some(r#"{"pair":"previous"}"#));
}

async fn two_changes_in_a_row_keep_the_pair_that_wechat_uses(stage: Stage) {
    let owner = Person::own(&stage, "owner").await;
    let browser = stage.signed_in(&owner).await;
    let change = async |field: &str, value: &str| {
        let page = browser.open("/p/demo/settings").await;
        let form = page.form("change_settings").fill(field, value);
        browser
            .send(&form.tick("confirmed[]", "yes"))
            .await
            .says(200, &[]);
    };
    assert_eq!(stage.deliver(&stage.seal(&ticket(&stage, 1))).await.0, 200);
    // One value after the other, and a slip that is mended: WeChat knows none of it yet.
    change("token", "anothr1").await;
    change("token", "another1").await;
    change("encoding_aes_key", OTHER_KEY).await;
    stage.clock.advance_secs(60);
    let old = stage.seal(&ticket(&stage, 2));
    assert_eq!(stage.deliver(&old).await.0, 200);
    assert_eq!(opened_with(&stage).await[0], Some(KeyPair::Previous));

    // From its first push on, a pair is one that WeChat uses.
    stage.clock.advance_secs(60);
    let new = sealed(&stage, "another1", OTHER_KEY, &ticket(&stage, 3), "n");
    assert_eq!(stage.deliver(&new).await.0, 200);
    change("token", "third111").await;
    stage.clock.advance_secs(60);
    let before = sealed(&stage, "another1", OTHER_KEY, &ticket(&stage, 4), "n");
    assert_eq!(stage.deliver(&before).await.0, 200);
    let oldest = stage.seal(&ticket(&stage, 5));
    assert_eq!(stage.deliver(&oldest).await.0, 400, "WeChat has left it");
}

async fn the_same_ticket_under_two_pairs_is_one_push(stage: Stage) {
    let owner = Person::own(&stage, "owner").await;
    let browser = stage.signed_in(&owner).await;
    let page = browser.open("/p/demo/settings").await;
    let form = page.form("keep_test_pair").fill("test_token", "testing1");
    let back = browser
        .send(&form.clone().fill("test_encoding_aes_key", "short"))
        .await;
    assert!(!back.body.contains("testing1"), "a secret came back");
    assert_eq!(pairs(&stage).await.len(), 1, "nothing was kept");
    browser
        .send(&form.fill("test_encoding_aes_key", OTHER_KEY))
        .await
        .says(200, &["测试配置"]);

    let before = opened_with(&stage).await.len();
    let xml = ticket(&stage, 1);
    let live = stage.deliver(&stage.seal(&xml)).await;
    let test = sealed(&stage, "testing1", OTHER_KEY, &xml, "other");
    let test = stage.deliver(&test).await;
    assert_eq!((live.0.as_u16(), test.0.as_u16()), (200, 200));
    let opened = opened_with(&stage).await;
    assert_eq!(opened.len(), before + 1, "the same content is one push");
    assert_eq!(opened[0], Some(KeyPair::Current));
    stage.service.work_round().await;
    assert!(stage.refused().await.is_empty(), "nobody was attacking");
    let test = pairs(&stage).await[1];
    assert_eq!(test.pair, KeyPair::Test);
    assert!(test.last_used_at.is_some());

    stage.clock.advance_secs(60);
    let only = sealed(&stage, "testing1", OTHER_KEY, &ticket(&stage, 2), "n");
    assert_eq!(stage.deliver(&only).await.0, 200);
    assert_eq!(opened_with(&stage).await[0], Some(KeyPair::Test));
}

/// The sandbox's own two configurations, as an owner enters them.
async fn a_wechat_with_two_configurations_is_heard_under_both(stage: Stage) {
    let play = async |story: &str| {
        stage.clock.advance_secs(60);
        stage.sandbox.play(&story.parse().unwrap()).await.unwrap();
        stage.work().await;
    };
    let newest = || {
        let pushes = stage.sandbox.pushes().into_iter().rev().take(2);
        let states: Vec<_> = pushes.map(|push| (push.pair, push.state)).collect();
        states
    };
    // The test configuration's is not known here yet: refused, and nothing is lost by it.
    let before = opened_with(&stage).await.len();
    play("pair demo both\nticket demo").await;
    assert_eq!(
        newest(),
        [
            (Pair::Test, PushState::Failed),
            (Pair::Live, PushState::Delivered)
        ]
    );
    assert_eq!(opened_with(&stage).await.len(), before + 1);

    let owner = Person::own(&stage, "owner").await;
    let browser = stage.signed_in(&owner).await;
    let form = browser
        .open("/p/demo/settings")
        .await
        .form("keep_test_pair");
    let form = form.fill("test_token", &stage.platform.test_token).fill(
        "test_encoding_aes_key",
        &stage.platform.test_encoding_aes_key,
    );
    browser.send(&form).await.says(200, &["测试配置"]);
    let refused = stage.refused().await;
    play("ticket demo").await;
    assert_eq!(
        newest(),
        [
            (Pair::Test, PushState::Delivered),
            (Pair::Live, PushState::Delivered)
        ]
    );
    assert_eq!(opened_with(&stage).await.len(), before + 2, "one ticket");
    assert_eq!(stage.refused().await, refused);
    let used: Vec<_> = pairs(&stage)
        .await
        .iter()
        .map(|view| (view.pair, view.last_used_at.is_some()))
        .collect();
    assert_eq!(used, [(KeyPair::Current, true), (KeyPair::Test, true)]);

    // Before the first release there is only the test configuration: it brings grants too.
    play("pair demo test\nticket demo\ngrant demo wx94a6f1c08e3d7b25 17,30").await;
    assert_eq!(opened_with(&stage).await[..2], [Some(KeyPair::Test); 2]);
    assert_eq!(stage.authorizers().await[0].granted, 2);
}
