//! Starting, stopping, and starting again.

use std::{fs, time::Duration};

use sandbox::{Fault, FaultKind};
use tests::{Stage, TestDatabase, Wanted, eventually};

on_both!(
    a_restart_keeps_everything,
    another_master_key_refuses_to_start,
    a_stop_finishes_what_was_begun,
    what_was_left_is_done_after_a_restart
);

async fn a_restart_keeps_everything(mut stage: Stage) {
    let browser = stage.signed_in(&stage.staff).await;
    let made = stage.make_link(Wanted::default()).await;
    stage.halt().await;
    stage.restart().await.unwrap();
    browser
        .open(&format!("/p/demo/links/{}", made.id))
        .await
        .says(200, &["栖木家居"]);
    stage.press(&stage.browser(), &made).await;
    browser.open("/readyz").await.says(200, &["ready"]);
}

async fn another_master_key_refuses_to_start(mut stage: Stage) {
    let file = stage.settings.master_key();
    stage.halt().await;
    let key = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{}\n", "ab".repeat(32))).unwrap();
    let refusal = stage.restart().await.unwrap_err();
    assert!(refusal.contains("master key"), "{refusal}");
    assert!(!refusal.contains(key.trim()), "it shows no key");
    fs::remove_file(&file).unwrap();
    let refusal = stage.restart().await.unwrap_err();
    assert!(
        refusal.contains("master key"),
        "a new key does not open an old database: {refusal}"
    );
    fs::write(&file, key).unwrap();
    stage.restart().await.unwrap();
}

async fn a_stop_finishes_what_was_begun(mut stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let landing = customer.open(made.url.as_str()).await;
    stage.sandbox.fail_next(Fault::once(
        "api_create_preauthcode",
        FaultKind::Hang { seconds: 1 },
    ));
    let calls = stage.calls.clone();
    let form = landing.form("/l/");
    let (answer, ()) = tokio::join!(customer.send_only(&form), async {
        eventually(
            async || calls.of("api_create_preauthcode"),
            |count| *count == 1,
        )
        .await;
        stage.halt().await;
    });
    assert_eq!(answer.status, 303, "{}", answer.body);
    let refused = reqwest::Client::new()
        .get(stage.origin.clone())
        .timeout(Duration::from_secs(5))
        .send()
        .await;
    assert!(refused.unwrap_err().is_connect(), "nobody listens any more");
}

/// The push was answered `success`, and the server stopped before anything was made of it.
async fn what_was_left_is_done_after_a_restart(mut stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    stage.consent(&pressed, "wx94a6f1c08e3d7b25", &[17]);
    stage.sandbox.idle().await;
    stage.halt().await;
    assert_eq!(stage.calls.of("api_query_auth"), 0);
    stage.restart().await.unwrap();
    stage.work().await;
    assert_eq!(
        (
            stage.authorizers().await.len(),
            stage.link(&made).await.link.grants
        ),
        (1, 1)
    );
}

/// With its workers running nobody has to tell it anything.
#[tokio::test]
async fn workers_do_it_by_themselves() {
    let stage = Stage::at_work(TestDatabase::sqlite()).await;
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    stage.consent(&pressed, "wx94a6f1c08e3d7b25", &[17]);
    eventually(
        async || stage.authorizers().await.len(),
        |count| *count == 1,
    )
    .await;
}
