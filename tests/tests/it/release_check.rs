//! What WeChat asks before a whole-network release (`docs/wechat.md` §6).

use domain::release::{GROUPS, TEXT};
use sandbox::{Fault, FaultKind};
use tests::Stage;
use tokio_util::sync::CancellationToken;
use wechat::{Message, MessageKind};

on_both!(
    the_whole_check_passes_and_nothing_of_it_stands_in_the_book,
    a_code_that_was_exchanged_before_is_answered_all_the_same,
    a_token_that_is_void_is_tried_again_once_with_another,
    what_waits_survives_a_restart,
    a_text_and_an_event_get_their_sealed_answers,
    other_accounts_get_no_answer
);

fn text(to: &str, content: &str) -> String {
    format!(
        "<xml><ToUserName>{to}</ToUserName><FromUserName>o-tester</FromUserName><CreateTime>1760000000</CreateTime>\
         <MsgType>text</MsgType><Content><![CDATA[{content}]]></Content><MsgId>7</MsgId></xml>"
    )
}

fn event(to: &str, name: &str) -> String {
    format!(
        "<xml><ToUserName>{to}</ToUserName><FromUserName>o-tester</FromUserName><CreateTime>1760000000</CreateTime>\
         <MsgType>event</MsgType><Event>{name}</Event></xml>"
    )
}

async fn a_text_and_an_event_get_their_sealed_answers(stage: Stage) {
    let keys = stage.platform.push_keys().unwrap();
    for account in GROUPS.iter().flatten() {
        for (xml, expected) in [
            (
                text(account.user_name, TEXT),
                "TESTCOMPONENT_MSG_TYPE_TEXT_callback",
            ),
            (
                event(account.user_name, "LOCATION"),
                "LOCATIONfrom_callback",
            ),
        ] {
            let (status, answer) = stage
                .deliver_message(account.appid, account.user_name, &xml)
                .await;
            assert_eq!(status.as_u16(), 200);
            let opened = keys.open_reply(answer.as_bytes()).unwrap();
            let reply = Message::parse(&opened.xml).unwrap();
            assert_eq!(reply.to_user_name, "o-tester");
            assert_eq!(reply.from_user_name.as_deref(), Some(account.user_name));
            let MessageKind::Text { content } = &reply.kind else {
                panic!("{reply:?}")
            };
            assert_eq!(secrecy::ExposeSecret::expose_secret(content), expected);
        }
    }
}

async fn other_accounts_get_no_answer(stage: Stage) {
    for xml in [
        text("gh_1", TEXT),
        text("gh_1", "QUERY_AUTH_CODE:queryauthcode@@@x"),
        event("gh_1", "LOCATION"),
    ] {
        let (status, answer) = stage
            .deliver_message("wx94a6f1c08e3d7b25", "gh_1", &xml)
            .await;
        assert_eq!((status.as_u16(), answer.as_str()), (200, "success"));
    }
    stage.work().await;
    assert_eq!(stage.calls.of("api_query_auth"), 0);
}

/// WeChat's part is the sandbox's; workers run meanwhile.
async fn the_whole_check_passes_and_nothing_of_it_stands_in_the_book(stage: Stage) {
    let before = stage.overview().await;
    let stop = CancellationToken::new();
    let service = stage.service.clone();
    let workers = tokio::spawn({
        let stop = stop.clone();
        async move { service.run_workers(stop).await }
    });
    for (group, accounts) in GROUPS.iter().enumerate() {
        let check = stage.sandbox.check_release("demo", Some(group));
        let sheet = check.await.unwrap();
        assert!(sheet.passed(), "{sheet:#?}");
        for account in accounts {
            let mut rows: Vec<&str> = sheet
                .rows
                .iter()
                .filter(|row| row.account.as_deref() == Some(account.appid))
                .map(|row| row.name)
                .collect();
            rows.retain(|name| !["返回普通文本消息", "发送事件消息"].contains(name));
            assert_eq!(
                rows,
                [
                    "生成预授权码",
                    "获取授权code",
                    "授权",
                    "返回Api文本消息：应答",
                    "返回Api文本消息",
                    "取消授权"
                ]
            );
        }
        let drawn = accounts.map(|account| account.appid.to_owned());
        assert_eq!(sheet.accounts, drawn, "both sides know the same accounts");
    }
    stop.cancel();
    workers.await.unwrap();
    stage.work().await;

    assert_eq!(stage.authorizers().await.len(), 0);
    let after = stage.overview().await;
    assert_eq!(after.counts, before.counts);
    let ctx = stage.staff.ctx(&stage);
    let release = stage.desk().await.release(&ctx).await.unwrap();
    assert_eq!(release.test_grants.len(), 10);
    assert!(
        release
            .test_grants
            .iter()
            .all(|grant| grant.revoked_at.is_some())
    );
}

/// Delivers the text that asks for an answer by API.
async fn ask_by_api(stage: &Stage, code: &str) {
    let [official, _] = GROUPS[0];
    let xml = text(official.user_name, &format!("QUERY_AUTH_CODE:{code}"));
    let delivered = stage
        .deliver_message(official.appid, official.user_name, &xml)
        .await;
    assert_eq!((delivered.0.as_u16(), delivered.1.as_str()), (200, ""));
}

fn sent(stage: &Stage) -> Vec<String> {
    let sent = stage.sandbox.sent_messages();
    sent.into_iter().map(|message| message.text).collect()
}

/// The push `authorized` brings the very code that the message brings: it is exchanged once, and the message is sent.
async fn a_code_that_was_exchanged_before_is_answered_all_the_same(stage: Stage) {
    let [official, _] = GROUPS[0];
    let consent = stage
        .sandbox
        .grant("demo", official.appid, &[1], None)
        .unwrap();
    stage.work().await;
    ask_by_api(&stage, &consent.auth_code).await;
    stage.work().await;
    assert_eq!(sent(&stage), [format!("{}_from_api", consent.auth_code)]);
}

async fn a_token_that_is_void_is_tried_again_once_with_another(stage: Stage) {
    let [official, _] = GROUPS[0];
    let code = stage
        .sandbox
        .grant("demo", official.appid, &[1], None)
        .unwrap();
    let stale = FaultKind::Errcode { errcode: 40_001 };
    let fault = Fault::once("message/custom/send", stale);
    stage.sandbox.fail_next(fault);
    ask_by_api(&stage, &code.auth_code).await;
    stage.work().await;
    assert_eq!(sent(&stage), [format!("{}_from_api", code.auth_code)]);
    assert_eq!(stage.calls.of("send"), 2);
}

/// WeChat's API is down while the message comes, and the node ends: the next one answers.
async fn what_waits_survives_a_restart(mut stage: Stage) {
    let [official, _] = GROUPS[0];
    stage.sandbox.hold_pushes(true);
    let consent = stage
        .sandbox
        .grant("demo", official.appid, &[1], None)
        .unwrap();
    let down = FaultKind::Status { status: 502 };
    stage.sandbox.fail_next(Fault::once("api_query_auth", down));
    ask_by_api(&stage, &consent.auth_code).await;
    ask_by_api(&stage, &consent.auth_code).await;
    stage.work().await;
    assert_eq!(sent(&stage), Vec::<String>::new());
    stage.halt().await;
    stage.restart().await.unwrap();
    stage.clock.advance_secs(60);
    stage.work().await;
    assert_eq!(sent(&stage), [format!("{}_from_api", consent.auth_code)]);
}
