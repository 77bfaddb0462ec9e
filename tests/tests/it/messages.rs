//! The message URL: what an account is told of itself is kept, what people write to it is counted.

use tests::Stage;

on_both!(
    each_kind_is_counted_and_acknowledged,
    a_shop_sends_json,
    forged_and_broken_messages_are_refused,
    a_check_of_the_url_is_answered
);

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";
const GH: &str = "gh_0f3a5c7e9b1d";

/// A message from somebody to the account.
fn message(msg_type: &str, rest: &str) -> String {
    format!(
        "<xml><ToUserName><![CDATA[{GH}]]></ToUserName><FromUserName><![CDATA[o-somebody]]></FromUserName>\
         <CreateTime>1760000000</CreateTime><MsgType><![CDATA[{msg_type}]]></MsgType>{rest}</xml>"
    )
}

fn event(name: &str) -> String {
    message("event", &format!("<Event><![CDATA[{name}]]></Event>"))
}

async fn counted(stage: &Stage) -> Vec<(String, i64)> {
    stage.work().await;
    let ctx = stage.staff.ctx(stage);
    let release = stage.desk().await.release(&ctx).await.unwrap();
    let mut kinds: Vec<_> = release
        .messages
        .into_iter()
        .map(|kind| (kind.kind, kind.count))
        .collect();
    kinds.sort();
    kinds
}

async fn each_kind_is_counted_and_acknowledged(stage: Stage) {
    let said = "我的身份证号是 110101199003070000";
    let text = message(
        "text",
        &format!("<Content><![CDATA[{said}]]></Content><MsgId>1</MsgId>"),
    );
    for xml in [
        text.clone(),
        text,
        event("CLICK"),
        event("weapp_audit_success"),
        event("weapp_audit_success"),
        event("wxa_nickname_audit"),
        event("debug_demo"),
        event("something_new"),
        message("image", "<PicUrl>x</PicUrl>"),
    ] {
        let (status, answer) = stage.deliver_message(ACCOUNT, GH, &xml).await;
        assert_eq!(
            (status.as_u16(), answer.as_str()),
            (200, "success"),
            "{xml}"
        );
    }
    let kinds = [
        ("CLICK", 1),
        ("debug_demo", 1),
        ("image", 1),
        ("something_new", 1),
        ("text", 2),
        ("weapp_audit_success", 2),
        ("wxa_nickname_audit", 1),
    ];
    assert_eq!(
        counted(&stage).await,
        kinds.map(|(kind, count)| (kind.to_owned(), count))
    );
    assert_eq!(stage.refused().await, []);
    assert!(
        !tests::logs().contains(said),
        "what somebody wrote was logged"
    );
}

async fn a_shop_sends_json(stage: Stage) {
    let json = r#"{"ToUserName":"gh_1","FromUserName":"o1","CreateTime":1662480000,"MsgType":"event",
        "Event":"channels_ec_order_new","order_info":{"order_id":1}}"#;
    let push = stage.seal(json);
    let encrypt = push.body.split("<![CDATA[").nth(2).unwrap();
    let encrypt = encrypt.split("]]>").next().unwrap();
    let body = format!(r#"{{"ToUserName":"gh_1","Encrypt":"{encrypt}"}}"#);
    let url = stage.message_url(ACCOUNT);
    let (status, answer) = stage.deliver_to(&url, &push.query, body.into_bytes()).await;
    assert_eq!((status.as_u16(), answer.as_str()), (200, "success"));
    assert_eq!(
        counted(&stage).await,
        [("channels_ec_order_new".to_owned(), 1)]
    );
}

async fn forged_and_broken_messages_are_refused(stage: Stage) {
    let url = stage.message_url(ACCOUNT);
    let push = stage.seal(&event("weapp_audit_fail"));
    for (query, body) in [
        (Vec::new(), push.body.clone()),
        (
            push.query.clone(),
            push.body.replace("Encrypt", "Encrypted"),
        ),
        (push.query.clone(), "{\"Encrypt\":\"\"}".to_owned()),
        (push.query.clone(), "{".to_owned()),
    ] {
        let (status, answer) = stage.deliver_to(&url, &query, body.into_bytes()).await;
        assert_eq!((status.as_u16(), answer.as_str()), (400, ""));
    }
    let nothing = stage.seal("<xml><MsgType/></xml>");
    let (status, _) = stage
        .deliver_to(&url, &nothing.query, nothing.body.into_bytes())
        .await;
    assert_eq!(status.as_u16(), 400);
    stage.work().await;
    let mut refused = stage.refused().await;
    refused.sort();
    let expected = [("event", 1), ("signature", 1), ("xml", 3)];
    assert_eq!(
        refused,
        expected.map(|(reason, count)| (reason.to_owned(), count))
    );
    assert_eq!(counted(&stage).await, []);
}

async fn a_check_of_the_url_is_answered(stage: Stage) {
    let keys = stage.platform.push_keys().unwrap();
    let mut url: url::Url = stage.message_url(ACCOUNT).parse().unwrap();
    let query = keys.seal_echo("4711", "1", "n", [5; 16]);
    url.query_pairs_mut().extend_pairs(query);
    let answer = stage.browser().fetch(url.as_str()).await;
    assert_eq!(
        (answer.status.as_u16(), answer.body.as_str()),
        (200, "4711")
    );
}
