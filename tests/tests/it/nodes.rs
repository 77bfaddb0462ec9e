//! Several nodes on one database: WeChat is asked once, and who comes late overwrites nothing.

use console::{Doors as _, Press, PressForm, Who};
use sandbox::{Fault, FaultKind};
use service::Service;
use tests::{Made, Stage, TestDatabase, Wanted, eventually};
use tokio::task::JoinSet;

use crate::{
    quotas::{at_noon, spend},
    reconciliation::{ONE, OTHER, granted},
};

/// An official account: it has options.
const SERVICE: &str = "wx17c5e9a3d8f04b62";

/// How many ask each node at once.
const CALLERS: usize = 6;

/// How many nodes there are: SQLite is for one.
fn nodes(database: &TestDatabase) -> usize {
    if database.url().starts_with("postgres") {
        4
    } else {
        1
    }
}

on_many_nodes!(
    all_callers_of_all_nodes_cause_one_component_token,
    all_callers_of_all_nodes_cause_one_token_of_an_account,
    each_authorizer_token_is_renewed_once_over_all_nodes,
    a_push_is_worked_off_once_over_all_nodes,
    a_holder_past_its_deadline_overwrites_nothing,
    what_one_node_spent_no_other_node_asks_for,
    what_fails_for_all_rests_on_all_nodes,
);

pub async fn set_up(database: TestDatabase, test: impl AsyncFnOnce(&Stage, Vec<Service>)) {
    let many = nodes(&database);
    let stage = Stage::on(database).await;
    let mut services = vec![stage.service.clone()];
    for _ in 1..many {
        services.push(stage.another_node().await.service);
    }
    test(&stage, services).await;
}

/// Everybody presses at the same moment, each a link of its own, on the nodes in turn.
fn press_all(stage: &Stage, nodes: &[Service], links: &[Made]) -> JoinSet<Press> {
    let mut presses = JoinSet::new();
    for ((number, made), node) in links.iter().enumerate().zip(nodes.iter().cycle()) {
        let mut ctx = stage.ctx(Who::Nobody);
        // From networks of their own: each may press so often and no more.
        ctx.ip = Some(format!("198.51.{number}.7"));
        let token = made.url.path().trim_start_matches("/l/").to_owned();
        let node = node.clone();
        presses.spawn(async move {
            let desk = node.customer();
            desk.press(&ctx, &token, PressForm::Pc, None).await.unwrap()
        });
    }
    presses
}

async fn links(stage: &Stage, many: usize) -> Vec<Made> {
    let mut links = Vec::new();
    for _ in 0..many {
        links.push(stage.make_link(Wanted::default()).await);
    }
    links
}

/// Every node does what is due, all of them at once.
pub async fn work_at_once(nodes: &[Service]) {
    let mut rounds = JoinSet::new();
    for node in nodes {
        let node = node.clone();
        rounds.spawn(async move {
            node.work_round().await;
            node.finish().await;
        });
    }
    rounds.join_all().await;
}

/// Every caller wants the platform's token at the same moment, and the one that is there is over.
async fn all_callers_of_all_nodes_cause_one_component_token(stage: &Stage, nodes: Vec<Service>) {
    let links = links(stage, CALLERS * nodes.len()).await;
    for round in 1..=3 {
        stage.clock.advance_secs(7_200);
        let before = stage.calls.of("api_component_token");
        let slow = FaultKind::Hang { seconds: 1 };
        stage
            .sandbox
            .fail_next(Fault::once("api_component_token", slow));
        for press in press_all(stage, &nodes, &links).join_all().await {
            assert!(
                matches!(press, Press::Go { .. }),
                "round {round}: {press:?}"
            );
        }
        assert_eq!(
            stage.calls.of("api_component_token") - before,
            1,
            "round {round}"
        );
    }
}

/// Everybody reads an account's options at the same moment, and its token is over.
async fn all_callers_of_all_nodes_cause_one_token_of_an_account(
    stage: &Stage,
    nodes: Vec<Service>,
) {
    let row = granted(stage, SERVICE, &[1, 2, 3, 4, 7, 11]).await;
    let callers = CALLERS * nodes.len();
    for round in 1..=3 {
        stage.clock.advance_secs(7_200);
        let slow = FaultKind::Delay { ms: 500 };
        stage
            .sandbox
            .fail_next(Fault::once("api_authorizer_token", slow));
        let mut asks = JoinSet::new();
        for node in nodes.iter().cycle().take(callers) {
            let (node, id, ctx) = (node.clone(), row.id.clone(), stage.staff.ctx(stage));
            asks.spawn(async move {
                let desk = node.platform(&ctx, "demo").await.unwrap();
                desk.read_options(&ctx, &id).await.unwrap();
            });
        }
        asks.join_all().await;
        assert_eq!(stage.calls.of("api_authorizer_token"), round);
        let read = stage.calls.of("get_authorizer_option");
        assert_eq!(read, 3 * callers * round, "each option once by each");
        let detail = stage.authorizer(&row.id).await;
        assert_eq!(detail.token.failure, None);
        assert!(detail.options.iter().all(|option| option.value.is_some()));
    }
}

async fn each_authorizer_token_is_renewed_once_over_all_nodes(stage: &Stage, nodes: Vec<Service>) {
    let granted = grant_all(stage);
    stage.work().await;
    assert_eq!(stage.authorizers().await.len(), granted);
    for _ in 0..3 {
        stage.clock.advance_secs(7_200 - 60);
        // The platform's token first: whoever needs it would wait for it.
        stage.sandbox.push_ticket("demo").unwrap();
        stage.sandbox.idle().await;
        let before = stage.calls.of("api_authorizer_token");
        work_at_once(&nodes).await;
        work_at_once(&nodes).await;
        assert_eq!(stage.calls.of("api_authorizer_token") - before, granted);
    }
}

/// Every account of the sandbox grants what it can.
fn grant_all(stage: &Stage) -> usize {
    let accounts = &stage.sandbox.config().accounts;
    let mut granted = 0;
    for account in accounts {
        let all: Vec<i64> = account.sets.clone();
        granted += usize::from(
            stage
                .sandbox
                .grant("demo", &account.appid, &all, None)
                .is_ok(),
        );
    }
    granted
}

async fn a_push_is_worked_off_once_over_all_nodes(stage: &Stage, nodes: Vec<Service>) {
    let granted = grant_all(stage);
    stage.sandbox.idle().await;
    let pushes = stage.sandbox.pushes();
    for push in pushes.iter().filter(|push| push.info_type == "authorized") {
        stage.sandbox.repeat_push(push.id).unwrap();
    }
    stage.sandbox.idle().await;
    work_at_once(&nodes).await;
    work_at_once(&nodes).await;
    assert_eq!(stage.calls.of("api_query_auth"), granted);
    let authorizers = stage.authorizers().await;
    assert_eq!(authorizers.len(), granted);
    for authorizer in &authorizers {
        let detail = stage.authorizer(&authorizer.id).await;
        assert_eq!(detail.snapshots.len(), 1, "{authorizer:?}");
    }
}

/// A node asks WeChat for a token and hears nothing for longer than its lease lasts. Another one renews meanwhile; what
/// the first one hears in the end is not written.
async fn a_holder_past_its_deadline_overwrites_nothing(stage: &Stage, nodes: Vec<Service>) {
    let links = links(stage, 2).await;
    stage.clock.advance_secs(7_200);
    let before = stage.calls.of("api_component_token");
    let slow = FaultKind::Hang { seconds: 3 };
    stage
        .sandbox
        .fail_next(Fault::once("api_component_token", slow));
    let (first, last) = (&nodes[..1], &nodes[nodes.len() - 1..]);
    let mut late = press_all(stage, first, &links[..1]);
    let asked = async || stage.calls.of("api_component_token") - before;
    eventually(asked, |asked| *asked == 1).await;
    stage.clock.advance_secs(61);
    let pressed = press_all(stage, last, &links[1..]).join_all().await;
    assert!(matches!(pressed[..], [Press::Go { .. }]), "{pressed:?}");
    assert_eq!(asked().await, 2);
    let written = stage.overview().await.token.expires_at;
    assert!(
        late.try_join_next().is_none(),
        "the first one was to be late"
    );
    late.join_all().await;
    assert_eq!(stage.overview().await.token.expires_at, written);

    // Whichever of the two WeChat takes for the newest: it goes on.
    let again = press_all(stage, &nodes, &links).join_all().await;
    assert!(
        again.iter().all(|press| matches!(press, Press::Go { .. })),
        "{again:?}"
    );
}

async fn what_one_node_spent_no_other_node_asks_for(stage: &Stage, nodes: Vec<Service>) {
    at_noon(stage).await;
    let links = links(stage, 2 * nodes.len()).await;
    let before = stage.calls.of("api_create_preauthcode");
    spend(stage, "api_create_preauthcode");
    let first = press_all(stage, &nodes[..1], &links[..1]).join_all().await;
    assert!(matches!(first[..], [Press::Rests { .. }]), "{first:?}");
    for node in &nodes {
        // Its log of calls does this every second.
        node.work_round().await;
    }
    for press in press_all(stage, &nodes, &links).join_all().await {
        assert!(matches!(press, Press::Rests { .. }), "{press:?}");
    }
    assert_eq!(stage.calls.of("api_create_preauthcode"), before + 1);

    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.clear_quotas(&ctx).await.unwrap();
    for node in &nodes {
        node.work_round().await;
    }
    for press in press_all(stage, &nodes, &links).join_all().await {
        assert!(matches!(press, Press::Go { .. }), "{press:?}");
    }
}

/// One account's renewals fail by something that has nothing to do with it, further and further apart; when another
/// account is due, no node tries it before the platform's rest is over.
async fn what_fails_for_all_rests_on_all_nodes(stage: &Stage, nodes: Vec<Service>) {
    let (first, last) = (&nodes[0], &nodes[nodes.len() - 1]);
    granted(stage, ONE, &[17]).await;
    stage.clock.advance_secs(4_700);
    granted(stage, OTHER, &[17]).await;
    let foreign = FaultKind::Errcode { errcode: 61_004 };
    stage.sandbox.fail_next(Fault {
        times: 1_000,
        ..Fault::once("api_authorizer_token", foreign)
    });
    let asked = || stage.calls.of("api_authorizer_token");
    for wait in [1_900, 61, 121, 241, 481, 961, 1_921] {
        let before = asked();
        stage.clock.advance_secs(wait);
        stage.sandbox.push_ticket("demo").unwrap();
        stage.sandbox.idle().await;
        first.work_round().await;
        assert!(asked() > before, "after {wait} s");
    }
    let before = asked();
    stage.clock.advance_secs(1_014);
    for node in &nodes {
        node.work_round().await;
    }
    assert_eq!(asked(), before, "the other account is due, and rests");

    stage.sandbox.clear_faults();
    stage.clock.advance_secs(2_600);
    last.work_round().await;
    assert_eq!(asked(), before + 2, "both are renewed");
    for row in stage.authorizers().await {
        assert!(stage.authorizer(&row.id).await.token.failure.is_none());
    }
}
