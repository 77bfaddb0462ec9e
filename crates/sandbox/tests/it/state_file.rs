//! A restart continues where the last run ended.

use sandbox::{Config, PushState, Sandbox, SandboxError};

use crate::stage::{FREE, Stage};

#[tokio::test]
async fn tickets_tokens_codes_and_grants_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("below/sandbox.json");
    let first = Stage::with(|config| Config {
        state: Some(state.clone()),
        ..config
    })
    .await;
    let ticket = first.ticket().await;
    let token = first.token().await;
    let code = first.code().await;
    first.sandbox.grant("demo", FREE, &[17], None).unwrap();
    first.sandbox.advance(60);
    first.sandbox.idle().await;
    drop(first);

    let second = Stage::with(|config| Config {
        state: Some(state.clone()),
        ..config
    })
    .await;
    assert_eq!(second.held(FREE), [17]);
    second
        .client
        .create_pre_auth_code(second.appid(), &token)
        .await
        .unwrap();
    second
        .client
        .component_token(second.appid(), &second.appsecret(), &ticket)
        .await
        .unwrap();
    assert!(
        second
            .sandbox
            .grant(
                "demo",
                FREE,
                &[30],
                Some(secrecy::ExposeSecret::expose_secret(&code))
            )
            .is_ok()
    );
    let clock = second.sandbox.config().clock.clone();
    assert!(second.sandbox.now() - clock() >= 60, "the moved clock too");
}

#[tokio::test]
async fn a_push_that_was_held_goes_out_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("sandbox.json");
    let first = Stage::with(|config| Config {
        state: Some(state.clone()),
        ..config
    })
    .await;
    first.sandbox.hold_pushes(true);
    first.sandbox.grant("demo", FREE, &[17], None).unwrap();
    drop(first);
    let second = Stage::with(|config| Config {
        state: Some(state.clone()),
        ..config
    })
    .await;
    second.sandbox.hold_pushes(false);
    second.sandbox.idle().await;
    assert_eq!(second.receiver.kinds(), ["authorized"]);
    assert_eq!(second.sandbox.pushes()[0].state, PushState::Delivered);
}

#[test]
fn a_broken_state_file_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("sandbox.json");
    std::fs::write(&state, "{").unwrap();
    let config = Config {
        state: Some(state.clone()),
        ..Config::empty()
    };
    let error = Sandbox::new(config).err().unwrap();
    assert!(
        matches!(&error, SandboxError::State { path, .. } if *path == state),
        "{error:?}"
    );
    assert_eq!(std::fs::read_to_string(&state).unwrap(), "{");
}
