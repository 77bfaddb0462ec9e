//! A node that is killed or paused at any step of a renewal: the next one renews, no token is lost, and who comes late overwrites
//! nothing.

use domain::time::Timestamp;
use secrecy::ExposeSecret as _;
use tests::{Processes, Stage, eventually};

use crate::{NODE, reconciliation::granted};

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";
/// So much later every token is due.
const DUE_SECS: i64 = 7_000;
/// Longer than a token is leased.
const LEASE_OVER_SECS: i64 = 31;
/// A token that lives so long was just renewed.
const NEW_SECS: i64 = 7_000;

on_both!(
    the_platforms_token_is_renewed_by_the_next_node,
    an_accounts_token_is_renewed_by_the_next_node,
    a_holder_that_was_paused_past_its_deadline_overwrites_nothing,
);

/// The stored token, and until when it lives.
type Stored = (String, Timestamp);

/// What is stored of the platform's token, or of the account's.
async fn stored(stage: &Stage, of_account: bool) -> Stored {
    let (store, platform) = stage.store().await;
    let rows = store.platform(&platform);
    let (token, until) = if of_account {
        let id = stage.authorizers().await.remove(0).id;
        let tokens = rows.tokens(&id).await.unwrap();
        (tokens.access, tokens.access_expires_at)
    } else {
        let state = rows.component_state().await.unwrap();
        (state.token, state.token_expires_at)
    };
    store.close().await.unwrap();
    (token.unwrap().expose_secret().to_owned(), until.unwrap())
}

async fn renewed(stage: &Stage, of_account: bool) -> Stored {
    let new =
        |(_, until): &Stored| *until > stage.ctx(console::Who::Nobody).now.plus_secs(NEW_SECS);
    eventually(async || stored(stage, of_account).await, new).await
}

async fn killed_at_every_step(mut stage: Stage, of_account: bool) {
    granted(&stage, ACCOUNT, &[17, 18]).await;
    let mut processes = Processes::over(&mut stage, NODE).await;
    let mut node = processes.start(&stage.origin).await;
    let (whose, api) = if of_account {
        ("Account", "api_authorizer_token")
    } else {
        ("Component", "api_component_token")
    };
    // What was told to a node that is gone has to be asked for once more.
    for (step, asked) in [("Leased", 1), ("Told", 2), ("Written", 2), ("Committed", 1)] {
        let (before, calls) = (stored(&stage, of_account).await, stage.calls.of(api));
        node.arm(&format!("{whose}{step}"));
        processes.advance_secs(DUE_SECS);
        stage.sandbox.push_ticket("demo").unwrap();
        node.held().await;
        let held = stored(&stage, of_account).await;
        assert_eq!(held == before, step != "Committed", "{whose}{step}");
        node.kill();
        processes.advance_secs(LEASE_OVER_SECS);
        node = processes.start(&stage.origin).await;

        let (token, _) = renewed(&stage, of_account).await;
        assert!(stage.sandbox.opens(&token), "{whose}{step}");
        assert_eq!(stage.calls.of(api) - calls, asked, "{whose}{step}");
        assert_eq!(
            stage.differences().await,
            Vec::<String>::new(),
            "{whose}{step}"
        );
    }
}

async fn the_platforms_token_is_renewed_by_the_next_node(stage: Stage) {
    killed_at_every_step(stage, false).await;
}

async fn an_accounts_token_is_renewed_by_the_next_node(stage: Stage) {
    killed_at_every_step(stage, true).await;
}

/// A node hears WeChat's answer and gets no time to write it, for longer than its lease lasts.
async fn a_holder_that_was_paused_past_its_deadline_overwrites_nothing(mut stage: Stage) {
    granted(&stage, ACCOUNT, &[17, 18]).await;
    let mut processes = Processes::over(&mut stage, NODE).await;
    for (point, of_account) in [("ComponentTold", false), ("AccountTold", true)] {
        let mut late = processes.start(&stage.origin).await;
        late.arm(point);
        processes.advance_secs(DUE_SECS);
        stage.sandbox.push_ticket("demo").unwrap();
        late.held().await;
        late.pause();
        processes.advance_secs(LEASE_OVER_SECS);
        let next = processes.start_another().await;
        let written = renewed(&stage, of_account).await;

        late.resume();
        late.stop().await;
        assert_eq!(stored(&stage, of_account).await, written, "{point}");
        assert!(stage.sandbox.opens(&written.0), "{point}");
        assert_eq!(stage.differences().await, Vec::<String>::new(), "{point}");
        next.stop().await;
    }
}
