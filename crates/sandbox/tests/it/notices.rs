//! What a platform is told beside tickets and grants.

use sandbox::{Notice, PushState, SandboxError, Script};
use secrecy::ExposeSecret as _;
use serde_json::json;
use wechat::{AccountEvent, Event, MessageKind, NoticeKind};

use crate::stage::{FREE, OFFICIAL, Stage};

async fn play(stage: &Stage, story: &str) {
    let script: Script = story.parse().unwrap();
    assert_eq!(stage.sandbox.play(&script).await.unwrap(), script.len());
    stage.sandbox.idle().await;
}

fn newest(stage: &Stage) -> Event {
    stage.receiver.events().pop().unwrap()
}

#[tokio::test]
async fn each_kind_reads_as_what_it_is() {
    let stage = Stage::new().await;
    for kind in [
        "notify_third_fastregisterbetaapp",
        "notify_third_fastverifybetaapp",
        "notify_icpfiling_verify_result",
        "notify_apply_icpfiling_result",
        "notify_3rd_wxa_auth",
        "notify_3rd_wxa_wxverify",
    ] {
        play(&stage, &format!("push demo {kind} {FREE}")).await;
        let event = newest(&stage);
        assert!(matches!(event, Event::Notice(_)), "{event:?}");
        assert_eq!(
            (event.info_type(), event.authorizer_appid(), event.app_id()),
            (kind, Some(FREE), stage.appid())
        );
    }
    play(
        &stage,
        &format!(
            "push demo order_path_audit_result_notify {FREE} list.status=3 list.reason=路径无效"
        ),
    )
    .await;
    let Event::Notice(notice) = newest(&stage) else {
        panic!("no notice")
    };
    let NoticeKind::OrderPathAudit(results) = notice.kind else {
        panic!("{notice:?}")
    };
    assert_eq!(results[0].appid.as_deref(), Some(FREE));
    assert_eq!(results[0].status, Some(3));
    assert_eq!(results[0].reason.as_deref(), Some("路径无效"));

    play(&stage, "push demo brand_new status=1").await;
    let Event::Unknown { info_type, xml, .. } = newest(&stage) else {
        panic!("it is known")
    };
    assert_eq!(info_type, "brand_new");
    assert!(xml.expose_secret().contains("<status>1</status>"));
}

#[tokio::test]
async fn a_registered_mini_program_comes_with_a_code_that_is_good_once() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    play(
        &stage,
        &format!("push demo notify_third_fasteregister {FREE} status=100001 msg=核验失败"),
    )
    .await;
    let Event::Notice(refused) = newest(&stage) else {
        panic!("no notice")
    };
    assert!(refused.grant().is_none() && stage.held(FREE).is_empty());

    play(
        &stage,
        &format!("push demo notify_third_fasteregister {FREE}"),
    )
    .await;
    let Event::Notice(done) = newest(&stage) else {
        panic!("no notice")
    };
    let code = done.grant().unwrap().authorization_code;
    let exchanged = stage.client.query_auth(stage.appid(), &token, &code).await;
    assert_eq!(exchanged.unwrap().authorizer_appid, FREE);
    let again = stage.client.query_auth(stage.appid(), &token, &code).await;
    assert!(again.is_err(), "a code is good once");
    let offered = &stage.demo().offered_sets;
    assert!(!stage.held(FREE).is_empty());
    assert!(stage.held(FREE).iter().all(|set| offered.contains(set)));
    assert!(
        !stage.receiver.kinds().contains(&"authorized".to_owned()),
        "the news is the only push"
    );

    // What nobody can grant is not told, and a code of one's own is passed on as it is.
    stage.sandbox.account_status(OFFICIAL, 19).unwrap();
    let frozen = Notice::of("notify_third_fasteregister").about(OFFICIAL);
    let error = stage.sandbox.notify("demo", &frozen).unwrap_err();
    assert!(matches!(error, SandboxError::NothingToGrant(_)), "{error}");
    let own = frozen.with("auth_code", "queryauthcode@@@own");
    stage.sandbox.notify("demo", &own).unwrap();
    assert!(stage.sandbox.pushes().pop().unwrap().xml.contains("@@@own"));
}

#[tokio::test]
async fn what_happens_at_an_account_goes_to_its_message_url() {
    let stage = Stage::new().await;
    play(
        &stage,
        &format!(
            "push demo weapp_audit_success {FREE}\npush demo weapp_audit_fail {FREE} Reason=类目不符\n\
             push demo weapp_audit_delay {FREE}\npush demo wxa_nickname_audit {FREE} ret=2 nickname=新名\n\
             push demo text {OFFICIAL} Content=在吗\npush demo event:something_new {FREE} a.b=1"
        ),
    )
    .await;
    let mut messages = stage.receiver.messages();
    messages.sort_by_key(|(_, message)| format!("{:?}", message.kind));
    let of = |name: &str| {
        let mut all = messages.iter();
        let found = all.find(|(_, message)| message.event().is_some_and(|it| it.name() == name));
        found.unwrap()
    };
    let user_name = |appid: &str| stage.sandbox.account(appid).unwrap().user_name.clone();
    let (appid, failed) = of("weapp_audit_fail");
    assert_eq!(
        (appid.as_str(), &failed.to_user_name),
        (FREE, &user_name(FREE))
    );
    let told = matches!(
        failed.event(),
        Some(AccountEvent::WeappAuditFail { at: Some(_), reason: Some(reason) }) if reason == "类目不符"
    );
    assert!(told, "{failed:?}");
    assert_eq!(
        of("wxa_nickname_audit").1.event(),
        Some(&AccountEvent::NicknameAudit {
            ret: Some(2),
            nickname: Some("新名".into()),
            reason: None
        })
    );
    of("weapp_audit_success");
    of("weapp_audit_delay");
    of("something_new");
    let texts: Vec<_> = messages
        .iter()
        .filter_map(|(appid, message)| match &message.kind {
            MessageKind::Text { content } => Some((appid.as_str(), content.expose_secret())),
            _ => None,
        })
        .collect();
    assert_eq!(texts, [(OFFICIAL, "在吗")]);
    assert!(stage.receiver.events().is_empty());

    // To a message, nothing at all is an answer too; a page is none.
    for (answers, state) in [
        (["", "", ""], PushState::Delivered),
        (["<html>", "\"success\"", "ok"], PushState::Failed),
    ] {
        stage.receiver.answer_next(&answers);
        play(&stage, &format!("push demo text {OFFICIAL}")).await;
        assert_eq!(stage.sandbox.pushes().pop().unwrap().state, state);
    }
}

#[tokio::test]
async fn the_control_api_and_the_control_page_tell_things_too() {
    let stage = Stage::new().await;
    let post = async |body: serde_json::Value| {
        let url = stage.url.join("/sandbox/api/platforms/demo/push").unwrap();
        let call = reqwest::Client::new().post(url).json(&body).send();
        call.await.unwrap().status().as_u16()
    };
    let kind = "notify_apply_icpfiling_result";
    let told = json!({"kind": kind, "account": FREE, "fields": {"beian_status": "2"}});
    assert_eq!(post(told).await, 200);
    assert_eq!(post(json!({"kind": "text"})).await, 422);
    assert_eq!(post(json!({"kind": "text", "account": "wx0"})).await, 404);
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds(), [kind]);

    let mut browser = stage.browser();
    assert!(
        browser
            .get("/sandbox")
            .await
            .html
            .contains("wxa_nickname_audit")
    );
    let mut form = vec![
        ("act", "push"),
        ("platform", "demo"),
        ("kind", "weapp_audit_fail"),
    ];
    form.push(("fields", "Reason=重名"));
    assert_eq!(browser.post("/sandbox/act", &form).await.status, 409);
    form.push(("account", FREE));
    assert_eq!(browser.post("/sandbox/act", &form).await.status, 303);
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.messages()[0].0, FREE);
    assert!(browser.get("/sandbox").await.html.contains("重名"));
}
