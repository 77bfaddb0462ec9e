//! Several server processes on one database, each with its workers, and callers at all of them: WeChat is asked once.

use futures_util::future::join_all;
use sandbox::{Fault, FaultKind};
use tests::{Made, Process, Processes, Stage, Wanted, eventually};

use crate::NODE;

/// How many ask each process at once.
const CALLERS: usize = 4;

on_both!(each_expiry_is_one_call_over_all_processes);

/// SQLite is for one.
fn many(stage: &Stage) -> usize {
    let url = stage.settings.database();
    let url = secrecy::ExposeSecret::expose_secret(&url);
    if url.starts_with("postgres") { 3 } else { 1 }
}

async fn press(process: &Process, made: &Made) -> u16 {
    let browser = process.browser();
    let landing = browser.open(made.url.path()).await;
    let answer = browser.send_only(&landing.says(200, &[]).form("/l/")).await;
    answer.status.as_u16()
}

async fn each_expiry_is_one_call_over_all_processes(mut stage: Stage) {
    let accounts = ["wx94a6f1c08e3d7b25", "wxe05b3d97a8c2f614"];
    for account in accounts {
        stage.sandbox.grant("demo", account, &[17], None).unwrap();
    }
    stage.work().await;
    let wanted = Wanted {
        max_grants: 9,
        ..Wanted::default()
    };
    let many = many(&stage);
    let mut links = Vec::new();
    for _ in 0..many {
        links.push(stage.make_link(wanted).await);
    }
    let mut processes = Processes::over(&mut stage, NODE).await;
    let mut nodes = vec![processes.start(&stage.origin).await];
    for _ in 1..many {
        nodes.push(processes.start_another().await);
    }
    for round in 1..=3 {
        let (component, account) = (
            stage.calls.of("api_component_token"),
            stage.calls.of("api_authorizer_token"),
        );
        let slow = FaultKind::Delay { ms: 300 };
        stage
            .sandbox
            .fail_next(Fault::once("api_component_token", slow));
        processes.advance_secs(7_200);
        let presses = nodes
            .iter()
            .zip(&links)
            .flat_map(|(node, made)| (0..CALLERS).map(|_| press(node, made)));
        for status in join_all(presses).await {
            assert_eq!(status, 303, "round {round}");
        }
        let renewed = async || stage.calls.of("api_authorizer_token") - account;
        eventually(renewed, |renewed| *renewed == accounts.len()).await;
        assert_eq!(
            stage.calls.of("api_component_token") - component,
            1,
            "round {round}"
        );
        assert_eq!(
            stage.differences().await,
            Vec::<String>::new(),
            "round {round}"
        );
        let expected = round * accounts.len();
        assert_eq!(
            stage.calls.of("api_authorizer_token"),
            expected,
            "round {round}"
        );
    }
    for node in nodes {
        node.stop().await;
    }
}
