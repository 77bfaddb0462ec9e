//! Stories, and what happens to pushes and calls in them.

use std::time::{Duration, Instant};

use sandbox::{Config, EVERY_API, Fault, FaultKind, PushFaults, PushState, Sandbox, Script};
use serde_json::{Value, json};
use wechat::Error;

use crate::stage::{FREE, OFFICIAL, Stage};

fn script(text: &str) -> Script {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_story_is_played_line_by_line() {
    let stage = Stage::new().await;
    let story = format!(
        "# A customer who cannot make up his mind\n\
         grant demo {FREE} 17,18,30\n\
         repeat 2\n\
           untick demo {FREE} 18   # gone\n\
           tick demo {FREE} 18     # and back\n\
         end\n\
         give demo {FREE} 18 to rival\n\
         jump 2h\n\
         revoke demo {OFFICIAL}\n"
    );
    let before = stage.sandbox.now();
    let done = stage.sandbox.play(&script(&story)).await.unwrap();
    assert_eq!(
        done, 7,
        "what is not granted cannot be revoked, and is passed over"
    );
    assert_eq!(stage.held(FREE), [17, 30]);
    assert!(stage.sandbox.now() - before >= 7200);
}

#[tokio::test]
async fn a_story_stops_at_what_is_not_there() {
    let stage = Stage::new().await;
    let story = script("ticket demo\n\nticket nobody\nticket demo");
    let error = stage.sandbox.play(&story).await.unwrap_err();
    assert_eq!(error.to_string(), "line 3: there is no platform nobody");
    assert_eq!(stage.sandbox.pushes().len(), 1);
}

#[tokio::test]
async fn ten_days_pass_in_about_a_second_with_every_ticket() {
    let stage = Stage::new().await;
    let (before, started) = (stage.sandbox.now(), Instant::now());
    stage.sandbox.play(&script("wait 10d")).await.unwrap();
    assert!(stage.sandbox.now() - before >= 864_000);
    assert_eq!(
        stage.receiver.kinds().len(),
        1440,
        "the first at once, then one every ten minutes"
    );
    // Short waits add up, and a stopped clock brings nothing.
    let story = "repeat 4\nwait 5m\nend\ntickets demo stop\nwait 1h";
    stage.sandbox.play(&script(story)).await.unwrap();
    assert_eq!(stage.receiver.kinds().len(), 1442);
    // A second on a machine of its own; this one may be busy.
    assert!(
        started.elapsed() < Duration::from_secs(30),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn the_same_seed_tells_the_same_story() {
    let play = async || {
        let stage = Stage::with(|config| Config {
            seed: Some(7),
            ..config
        })
        .await;
        let story = Script::random(stage.sandbox.config(), "demo", 11, 60);
        // Nobody calls here: what comes of the story follows from it alone.
        stage.sandbox.play(&story).await.unwrap();
        stage.sandbox.idle().await;
        let pushes: Vec<(String, PushState)> = stage
            .sandbox
            .pushes()
            .into_iter()
            .map(|push| (push.info_type, push.state))
            .collect();
        let truth = stage.sandbox.truth("demo").unwrap();
        let sets: Vec<_> = truth
            .into_iter()
            .map(|(account, grant)| (account, grant.sets, grant.refresh_token))
            .collect();
        (pushes, sets)
    };
    assert_eq!(play().await, play().await);
}

#[tokio::test]
async fn pushes_are_lost_doubled_and_overtaken() {
    let stage = Stage::new().await;
    let faults = |drop, duplicate, reorder| PushFaults {
        drop,
        duplicate,
        reorder,
    };
    stage.sandbox.push_faults(faults(100, 0, 0));
    stage.sandbox.grant("demo", FREE, &[17, 30], None).unwrap();
    assert_eq!(stage.sandbox.pushes()[0].state, PushState::Dropped);
    stage.sandbox.push_faults(faults(0, 100, 0));
    stage.sandbox.push_ticket("demo").unwrap();
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds(), ["component_verify_ticket"; 2]);
    stage.sandbox.push_faults(faults(0, 0, 100));
    stage.sandbox.untick("demo", FREE, 30).unwrap();
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds().len(), 2, "it waits for the next");
    stage.sandbox.play(&script("pushes drop 0%")).await.unwrap();
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds().len(), 3);
}

#[tokio::test]
async fn a_late_push_comes_after_the_next_one() {
    let stage = Stage::new().await;
    stage.sandbox.grant("demo", FREE, &[17], None).unwrap();
    stage.sandbox.idle().await;
    // The seed decides which: with half of them late, some order is turned round in so many.
    stage
        .sandbox
        .play(&script("seed 3\npushes reorder 50%"))
        .await
        .unwrap();
    for round in 0..12 {
        let set = if round % 2 == 0 { 30 } else { 18 };
        stage.sandbox.change_sets("demo", FREE, &[17, set]).unwrap();
        stage.sandbox.idle().await;
    }
    stage.sandbox.push_faults(PushFaults::default());
    stage.sandbox.idle().await;
    let codes: Vec<String> = stage
        .receiver
        .events()
        .into_iter()
        .filter_map(|event| match event {
            wechat::Event::UpdateAuthorized(grant) => {
                Some(secrecy::ExposeSecret::expose_secret(&grant.authorization_code).to_owned())
            }
            _ => None,
        })
        .collect();
    let made: Vec<String> = stage
        .sandbox
        .pushes()
        .into_iter()
        .filter(|push| push.info_type == "updateauthorized")
        .map(|push| push.xml)
        .collect();
    assert_eq!((codes.len(), made.len()), (12, 12), "none is lost");
    let order: Vec<usize> = codes
        .iter()
        .map(|code| {
            made.iter()
                .position(|xml| xml.contains(code.as_str()))
                .unwrap()
        })
        .collect();
    assert!(order.windows(2).any(|pair| pair[0] > pair[1]), "{order:?}");
}

#[tokio::test]
async fn connections_break_off_and_proxies_answer() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let call = async || {
        let code = stage.client.create_pre_auth_code(stage.appid(), &token);
        code.await
    };
    stage
        .sandbox
        .fail_next(Fault::once(EVERY_API, FaultKind::Reset));
    let error = call().await.unwrap_err();
    assert!(
        matches!(error, Error::Transport { timeout: false, .. }),
        "{error:?}"
    );
    stage
        .sandbox
        .fail_next(Fault::once(EVERY_API, FaultKind::BadGateway));
    let error = call().await.unwrap_err();
    assert!(
        matches!(error, Error::Http { status: 502, .. }),
        "{error:?}"
    );
    stage
        .sandbox
        .fail_next(Fault::once(EVERY_API, FaultKind::Delay { ms: 30 }));
    let started = Instant::now();
    call().await.unwrap();
    assert!(started.elapsed() >= Duration::from_millis(30));
    assert!(stage.sandbox.pending_faults().is_empty());
}

#[tokio::test]
async fn the_control_api_plays_scripts_and_says_what_is_wrong_with_them() {
    let stage = Stage::new().await;
    let post = async |path: &str, body: String| {
        let url = stage.url.join(&format!("/sandbox/api/{path}")).unwrap();
        let mut request = reqwest::Client::new().post(url).body(body);
        if path != "script" {
            request = request.header("content-type", "application/json");
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, response.json::<Value>().await.unwrap())
    };
    let (status, played) = post("script", format!("grant demo {FREE} 17,30\nwait 20m")).await;
    assert_eq!((status, &played["acts"]), (200, &json!(2)));
    let (status, refused) = post("script", "dance".to_owned()).await;
    assert_eq!(
        (status, refused["error"].as_str()),
        (422, Some("line 1: dance is nothing that can happen"))
    );
    for (path, body) in [
        ("push-faults", json!({"drop": 100})),
        (&format!("accounts/{FREE}/status"), json!({"status": 19})),
        (
            &format!("accounts/{FREE}/listed"),
            json!({"left_out": true}),
        ),
        ("platforms/demo/foreign-token", json!({})),
        ("platforms/demo/foreign-token", json!({"account": FREE})),
        (&format!("grants/demo/{FREE}/lose-token"), json!({})),
        ("daily-limits", json!({"api": "api_query_auth", "limit": 1})),
        ("clock", json!({"advance_s": 1200, "drive": true})),
    ] {
        assert_eq!(post(path, body.to_string()).await.0, 200, "{path}");
    }
    let elsewhere = json!({"set": 30, "to": "rival"}).to_string();
    let (status, _) = post(&format!("grants/demo/{FREE}/elsewhere"), elsewhere).await;
    assert_eq!(status, 409, "a frozen account grants nothing");
}

#[tokio::test]
async fn the_control_page_shows_faults_and_plays_scripts() {
    let stage = Stage::new().await;
    let mut browser = stage.browser();
    let played = browser
        .post(
            "/sandbox/act",
            &[
                ("act", "play"),
                ("script", "fault * errcode -1 30%\r\npushes drop 20%\r\n"),
            ],
        )
        .await;
    assert_eq!(played.status, 303);
    let html = browser.get("/sandbox").await.html;
    assert!(
        html.contains("fault * errcode -1 30%")
            && html.contains("pushes drop 20% duplicate 0% reorder 0%"),
        "{html}"
    );
    let refused = browser
        .post("/sandbox/act", &[("act", "play"), ("script", "dance")])
        .await;
    assert!(refused.status == 409 && refused.html.contains("line 1: dance"));
    let usual = "faults clear\npushes as usual";
    browser
        .post("/sandbox/act", &[("act", "play"), ("script", usual)])
        .await;
    assert!(browser.get("/sandbox").await.html.contains("一切如常"));
}

#[tokio::test]
async fn a_crowd_is_listed_page_by_page() {
    let stage = Stage::with(|config| config.with_crowd(1_203)).await;
    let token = stage.token().await;
    let (mut offset, mut seen) = (0, std::collections::BTreeSet::new());
    loop {
        let page = stage
            .client
            .authorizer_list(stage.appid(), &token, offset, 500)
            .await
            .unwrap();
        assert_eq!(page.total_count, 1_203);
        offset += i64::try_from(page.list.len()).unwrap();
        seen.extend(page.list.into_iter().map(|listed| listed.authorizer_appid));
        if offset >= page.total_count {
            break;
        }
    }
    assert_eq!(seen.len(), 1_203);
    let url = stage.url.join("/sandbox").unwrap();
    assert!(reqwest::get(url).await.unwrap().status().is_success());
}

#[tokio::test]
async fn one_clock_for_both_sides_is_moved_by_its_owner() {
    use std::sync::{
        Arc,
        atomic::{AtomicI64, Ordering::SeqCst},
    };
    let time = Arc::new(AtomicI64::new(1_767_225_600));
    let (read, moved) = (time.clone(), time.clone());
    let stage = Stage::with(|config| Config {
        clock: Arc::new(move || read.load(SeqCst)),
        mover: Some(Arc::new(move |seconds| {
            moved.fetch_add(seconds, SeqCst);
        })),
        ..config
    })
    .await;
    let story = script("repeat 2\nwait 20m\nend\njump 1h");
    for act in story.acts() {
        stage.sandbox.act(act).await.unwrap();
    }
    assert_eq!(time.load(SeqCst) - 1_767_225_600, 6000);
    assert_eq!(stage.sandbox.now(), time.load(SeqCst));
    assert_eq!(stage.receiver.kinds().len(), 4);
}

#[test]
fn a_seed_fixes_the_world_from_its_beginning() {
    let world = |seed| {
        let config = Config {
            seed: Some(seed),
            ..Config::sample(&"http://127.0.0.1:1".parse().unwrap())
        };
        Sandbox::new(config).unwrap().truth("rival").unwrap()
    };
    let tokens = |seed| -> Vec<Option<String>> {
        world(seed)
            .into_values()
            .map(|grant| grant.refresh_token)
            .collect()
    };
    assert_eq!(tokens(1), tokens(1));
    assert_ne!(tokens(1), tokens(2));
}
