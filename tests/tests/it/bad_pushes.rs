//! Pushes that are not WeChat's: refused, counted, nothing stored, nothing told.

use std::time::Duration;

use service::Clock as _;
use tests::{Stage, eventually};
use tokio::time::timeout;
use wechat::PushKeys;

on_both!(
    hostile_pushes_are_refused_and_counted,
    what_is_refused_waits_for_no_disk,
    an_unknown_platform_has_no_push_url,
    a_check_of_the_url_is_answered
);

const TICKET: &str = "<xml><AppId><![CDATA[wx5a1e0c7d94b26f38]]></AppId><CreateTime>1760000000</CreateTime>\
    <InfoType><![CDATA[component_verify_ticket]]></InfoType><ComponentVerifyTicket><![CDATA[ticket@@@forged]]></ComponentVerifyTicket></xml>";

async fn hostile_pushes_are_refused_and_counted(stage: Stage) {
    let before = stage.overview().await;
    let good = stage.seal(TICKET);
    let body = |body: &str| body.as_bytes().to_vec();
    let url = stage.push_url();

    let mut wrong_signature = good.clone();
    wrong_signature
        .query
        .iter_mut()
        .filter(|(name, _)| *name == "msg_signature")
        .for_each(|(_, value)| *value = "0".repeat(40));
    let other_key: PushKeys = with_key(
        "pQ8vB2nM5cX1zL4kJ7hG0fD3sA6qW9eR2tY5uI8oP1A",
        &stage.platform.component_appid,
        &stage.platform.token,
    );
    let wrong_key = other_key.seal_push(TICKET, "1760000000", "n", [1; 16]);
    let foreign: PushKeys = with_key(
        &stage.platform.encoding_aes_key,
        "wx0000000000000000",
        &stage.platform.token,
    );
    let foreign = foreign.seal_push(TICKET, "1760000000", "n", [1; 16]);
    let foreign_inside = stage.seal(&TICKET.replace("wx5a1e0c7d94b26f38", "wx0000000000000000"));
    let doctype = format!("<!DOCTYPE x [<!ENTITY e \"x\">]>{}", good.body);
    let truncated = &good.body[..good.body.len() / 2];
    let oversized = format!("{}{}", good.body, " ".repeat(wechat::MAX_PUSH_BYTES));
    let not_an_event = stage.seal("<xml>");

    for (reason, status, query, body) in [
        (
            "signature",
            400,
            &wrong_signature.query,
            body(&wrong_signature.body),
        ),
        ("signature", 400, &Vec::new(), body(&good.body)),
        ("padding", 400, &wrong_key.query, body(&wrong_key.body)),
        ("receiver", 400, &foreign.query, body(&foreign.body)),
        (
            "receiver",
            400,
            &foreign_inside.query,
            body(&foreign_inside.body),
        ),
        ("doctype", 400, &good.query, body(&doctype)),
        ("xml", 400, &good.query, body(truncated)),
        ("xml", 400, &good.query, Vec::new()),
        ("xml", 400, &good.query, vec![0xFF, 0xFE]),
        ("too_large", 413, &good.query, body(&oversized)),
        ("event", 400, &not_an_event.query, body(&not_an_event.body)),
    ] {
        let count = |refused: &[(String, i64)]| {
            refused
                .iter()
                .find(|(given, _)| given == reason)
                .map_or(0, |(_, count)| *count)
        };
        let earlier = count(&stage.refused().await);
        let (answered, text) = stage.deliver_to(&url, query, body).await;
        assert_eq!(answered.as_u16(), status, "{reason}");
        assert!(
            !text.contains("success") && !text.contains(reason),
            "{reason}: {text}"
        );
        stage.work().await;
        assert_eq!(count(&stage.refused().await), earlier + 1, "{reason}");
    }
    stage.work().await;
    let after = stage.overview().await;
    assert_eq!(
        after.ticket.received_at, before.ticket.received_at,
        "nothing of it was taken in"
    );
    assert_eq!(after.recent, before.recent);

    let logs = tests::logs();
    for secret in [
        "ticket@@@",
        &stage.platform.token,
        &stage.platform.encoding_aes_key,
        &good.body,
    ] {
        assert!(!logs.contains(secret), "{secret} was logged");
    }

    let (answered, text) = stage.deliver(&good).await;
    assert_eq!(
        (answered.as_u16(), text.as_str()),
        (200, "success"),
        "the untouched one is good"
    );
}

async fn what_is_refused_waits_for_no_disk(stage: Stage) {
    let (store, platform) = stage.store().await;
    let writer = store.begin().await.unwrap();
    writer
        .platform(&platform)
        .count_refused_pushes("signature", 1, stage.clock.now())
        .await
        .unwrap();
    let url = stage.push_url();
    for _ in 0..3 {
        let answer = stage.deliver_to(&url, &[], Vec::from("<xml/>"));
        let (status, _) = timeout(Duration::from_secs(20), answer).await.unwrap();
        assert_eq!(status.as_u16(), 400);
    }
    writer.commit().await.unwrap();
    let refused = eventually(
        async || {
            stage.work().await;
            stage.refused().await
        },
        |refused| refused.iter().map(|(_, count)| count).sum::<i64>() == 4,
    )
    .await;
    assert!(refused.iter().any(|(reason, _)| reason == "signature"));
}

async fn an_unknown_platform_has_no_push_url(stage: Stage) {
    let push = stage.seal(TICKET);
    let url = stage.origin.join("/push/nobody/events").unwrap();
    let (status, text) = stage
        .deliver_to(url.as_str(), &push.query, push.body.into_bytes())
        .await;
    assert_eq!((status.as_u16(), text.as_str()), (404, ""));
}

async fn a_check_of_the_url_is_answered(stage: Stage) {
    let browser = stage.browser();
    let signature = wechat::signature(&[&stage.platform.token, "1", "n"]);
    let answer = browser
        .fetch(&format!(
            "/push/demo/events?signature={signature}&timestamp=1&nonce=n&echostr=4711"
        ))
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.body.as_str()),
        (200, "4711")
    );
    assert!(answer.header("content-type").starts_with("text/plain"));
    let forged = browser
        .fetch("/push/demo/events?signature=0&timestamp=1&nonce=n&echostr=4711")
        .await;
    assert_eq!((forged.status.as_u16(), forged.body.as_str()), (400, ""));
}

fn with_key(key: &str, appid: &str, token: &str) -> PushKeys {
    PushKeys::new(appid, token.into(), key.parse().unwrap())
}
