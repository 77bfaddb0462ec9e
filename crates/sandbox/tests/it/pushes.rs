//! Delivery: repeated until the answer is exactly `success`.

use sandbox::PushState;
use wechat::KeySlot::{Current, Test};

use crate::stage::{FREE, Stage, TAKEN};

#[tokio::test]
async fn only_a_bare_success_counts_and_three_tries_are_made() {
    let stage = Stage::new().await;
    stage.receiver.answer_next(&["\"success\"", "success\n"]);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.sandbox.idle().await;
    let push = stage.sandbox.pushes().pop().unwrap();
    assert_eq!((push.state, push.attempts.len()), (PushState::Delivered, 3));
    assert_eq!(push.attempts[2].outcome, "success");
    assert!(push.attempts[0].outcome.contains("HTTP 200"), "{push:?}");

    stage.receiver.answer_next(&["", "ok", "SUCCESS"]);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.sandbox.idle().await;
    let push = stage.sandbox.pushes().pop().unwrap();
    assert_eq!((push.state, push.attempts.len()), (PushState::Failed, 3));
}

#[tokio::test]
async fn held_pushes_go_out_when_they_are_let_go() {
    let stage = Stage::new().await;
    stage.sandbox.hold_pushes(true);
    stage.sandbox.grant("demo", FREE, &[17], None).unwrap();
    stage.sandbox.idle().await;
    assert!(stage.receiver.kinds().is_empty());
    stage.sandbox.hold_pushes(false);
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds(), ["authorized"]);
}

#[tokio::test]
async fn a_repeated_push_carries_the_same_message() {
    let stage = Stage::new().await;
    let id = stage.sandbox.push_ticket("demo").unwrap();
    stage.sandbox.repeat_push(id).unwrap();
    stage.sandbox.idle().await;
    let pushes = stage.sandbox.pushes();
    assert_eq!((pushes.len(), &pushes[0].xml), (2, &pushes[1].xml));
    assert_eq!(stage.receiver.kinds().len(), 2);
    assert!(stage.sandbox.repeat_push(999).is_err());
}

#[tokio::test]
async fn nobody_listening_is_a_failed_push() {
    let stage = Stage::with(|mut config| {
        config.platforms[0].event_url = Some("http://127.0.0.1:1/nobody".parse().unwrap());
        config
    })
    .await;
    stage.sandbox.push_ticket("demo").unwrap();
    stage.sandbox.idle().await;
    let push = stage.sandbox.pushes().pop().unwrap();
    assert_eq!((push.state, push.attempts.len()), (PushState::Failed, 3));
    assert_eq!(push.attempts[0].outcome, "无法连接");
}

#[tokio::test]
async fn silence_is_a_failed_push() {
    let (listener, silent) = crate::receiver::bind().await;
    let stage = Stage::with(|mut config| {
        config.platforms[0].event_url = Some(silent);
        config.push_timeout = std::time::Duration::from_millis(20);
        config
    })
    .await;
    stage.sandbox.push_ticket("demo").unwrap();
    stage.sandbox.idle().await;
    drop(listener);
    let push = stage.sandbox.pushes().pop().unwrap();
    assert_eq!(
        (push.state, push.attempts[0].outcome.as_str()),
        (PushState::Failed, "超时没有应答")
    );
}

#[tokio::test]
async fn tickets_come_at_once_when_there_is_a_ticket_clock() {
    let stage = Stage::with(|mut config| {
        config.ticket_every = Some(std::time::Duration::from_secs(600));
        config
    })
    .await;
    // The clock runs in a task of its own; another ticket waits for the same receiver.
    while stage.sandbox.pushes().is_empty() {
        tokio::task::yield_now().await;
    }
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds(), ["component_verify_ticket"]);
}

#[tokio::test]
async fn a_platform_without_an_event_url_is_told_nothing_and_nobody_waits() {
    let stage = Stage::with(|mut config| {
        config.push_retries = vec![std::time::Duration::from_secs(3600)];
        config
    })
    .await;
    stage.sandbox.revoke("rival", TAKEN).unwrap();
    stage.sandbox.idle().await;
    let push = stage.sandbox.pushes().pop().unwrap();
    assert_eq!((push.state, push.attempts.len()), (PushState::Failed, 1));
}

#[tokio::test]
async fn a_platform_is_pushed_to_under_either_configuration_or_both() {
    let stage = Stage::new().await;
    let mut expected = Vec::new();
    for (pair, slots) in [
        ("both", [Current, Test].as_slice()),
        ("test", &[Test]),
        ("live", &[Current]),
    ] {
        let story = format!("pair demo {pair}\nticket demo");
        stage.sandbox.play(&story.parse().unwrap()).await.unwrap();
        stage.sandbox.idle().await;
        // Two go out at once.
        let mut came = stage.receiver.slots().split_off(expected.len());
        came.sort_by_key(|slot| *slot == Test);
        assert_eq!(came, slots, "{pair}");
        expected.extend_from_slice(slots);
    }
    let tickets: Vec<String> = stage
        .sandbox
        .pushes()
        .into_iter()
        .map(|it| it.xml)
        .collect();
    assert_eq!(tickets[0], tickets[1], "the same ticket twice");

    let url = stage.url.join("/sandbox/api/platforms/demo/pair").unwrap();
    let body = serde_json::json!({"pair": "test"});
    let told = reqwest::Client::new().post(url).json(&body).send();
    assert_eq!(told.await.unwrap().status().as_u16(), 200);
    stage.sandbox.grant("demo", FREE, &[17], None).unwrap();
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.slots().pop(), Some(Test));

    let mut browser = stage.browser();
    let page = browser.get("/sandbox").await.html;
    assert!(page.contains(&stage.demo().test_token) && page.contains("<strong>测试</strong>"));
    let back = format!("pair {} live", stage.appid());
    let form = [("act", "play"), ("script", back.as_str())];
    assert_eq!(browser.post("/sandbox/act", &form).await.status, 303);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.slots().pop(), Some(Current));
}
