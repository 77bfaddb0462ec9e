//! One seed, one clock and one story give the same bytes, answers and pushes alike.

use std::sync::{Arc, Mutex};

use axum::{Router, extract::State, http::Uri};
use sandbox::{Config, Sandbox, Script};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::{
    receiver::bind,
    stage::{FREE, OFFICIAL},
};

type Arrived = Arc<Mutex<Vec<String>>>;

/// Notes what arrives, and takes the first not.
async fn note(State(arrived): State<Arrived>, uri: Uri, body: String) -> &'static str {
    let mut arrived = arrived.lock().unwrap();
    arrived.push(format!("{uri}\n{body}"));
    match arrived.len() {
        1 => "not yet",
        _ => "success",
    }
}

/// What a sandbox with a seed pushed and answered.
struct Played {
    sandbox: Sandbox,
    url: Url,
    arrived: Arrived,
    answers: Vec<String>,
}

impl Played {
    async fn new(seed: u64) -> Self {
        let (listener, console) = bind().await;
        let arrived = Arrived::default();
        let router = Router::new().fallback(note).with_state(arrived.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let sandbox = Sandbox::new(Config {
            ticket_every: None,
            push_retries: vec![std::time::Duration::from_millis(1); 2],
            clock: Arc::new(|| 1_780_000_000),
            seed: Some(seed),
            ..Config::sample(&console)
        })
        .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(sandbox.clone().serve(listener, CancellationToken::new()));
        Self {
            sandbox,
            url: url.parse().unwrap(),
            arrived,
            answers: Vec::new(),
        }
    }

    async fn play(&mut self, story: &str) {
        let script: Script = story.parse().unwrap();
        for act in script.acts() {
            self.sandbox.act(act).await.unwrap();
            self.sandbox.idle().await;
        }
    }

    async fn call(&mut self, path: &str, body: Value) -> Value {
        let url = self.url.join(&format!("/cgi-bin/{path}")).unwrap();
        let call = reqwest::Client::new().post(url).json(&body).send();
        let answer = call.await.unwrap().text().await.unwrap();
        self.answers.push(answer.clone());
        serde_json::from_str(&answer).unwrap()
    }

    /// What a push in the log says.
    fn told(&self, element: &str) -> String {
        let pushes = self.sandbox.pushes().into_iter().rev();
        let mut xmls = pushes.map(|push| push.xml);
        let found = xmls.find_map(|xml| {
            let (_, rest) = xml.split_once(&format!("<{element}><![CDATA["))?;
            rest.split_once("]]>").map(|(value, _)| value.to_owned())
        });
        found.unwrap()
    }

    /// Pushes go out at once: in which order they arrive is chance of another kind.
    fn arrived(&self) -> Vec<String> {
        let mut arrived = self.arrived.lock().unwrap().clone();
        arrived.sort();
        arrived
    }
}

async fn played(seed: u64) -> Played {
    let mut played = Played::new(seed).await;
    let platform = played.sandbox.platform("demo").unwrap().clone();
    let appid = platform.component_appid;
    played
        .play(&format!(
            "ticket demo\npair demo both\nticket demo\nwait 20m\npushes duplicate 40% reorder 40%\ngrant demo {FREE} 17,18,30\n\
             untick demo {FREE} 18\npush demo notify_third_fasteregister {OFFICIAL}\npush demo text {FREE}\n\
             fault api_create_preauthcode errcode -1 50%\npushes as usual"
        ))
        .await;
    let ask = json!({"component_appid": appid, "component_appsecret": "wrong", "component_verify_ticket": "t"});
    played.call("component/api_component_token", ask).await;
    let ticket = played.told("ComponentVerifyTicket");
    let ask = json!({"component_appid": appid, "component_appsecret": platform.appsecret, "component_verify_ticket": ticket});
    let answer = played.call("component/api_component_token", ask).await;
    let token = answer["component_access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let query = |api: &str| format!("component/{api}?component_access_token={token}");
    let own = json!({"component_appid": appid});
    for _ in 0..6 {
        played
            .call(&query("api_create_preauthcode"), own.clone())
            .await;
    }
    let code = played.told("AuthorizationCode");
    let ask = json!({"component_appid": appid, "authorization_code": code});
    for _ in 0..2 {
        played.call(&query("api_query_auth"), ask.clone()).await;
    }
    played.call("nowhere", own).await;
    played
}

#[tokio::test]
async fn one_seed_gives_the_same_bytes() {
    let (one, two) = (played(7).await, played(7).await);
    assert_eq!(one.answers, two.answers);
    assert!(one.answers.iter().filter(|it| it.contains("rid: ")).count() > 3);
    let arrived = one.arrived();
    assert_eq!(arrived, two.arrived());
    assert!(arrived.len() > 8, "{arrived:#?}");
    let mut once = arrived.clone();
    once.dedup();
    assert_eq!(once, arrived, "each has a nonce of its own");

    let other = played(8).await;
    assert_ne!(one.answers, other.answers);
    assert_ne!(arrived, other.arrived());
}

#[tokio::test]
async fn a_seed_in_a_script_begins_everything_anew() {
    let mut played = Played::new(1).await;
    let mut tail = async || {
        let (before, answered) = (played.arrived.lock().unwrap().len(), played.answers.len());
        played.play("seed 5\nticket demo").await;
        played.call("nowhere", json!({})).await;
        let arrived = played.arrived.lock().unwrap().clone();
        (
            arrived[before..].to_vec(),
            played.answers[answered..].to_vec(),
        )
    };
    let first = tail().await;
    // The very first push was not taken, and came again with another nonce.
    let second = tail().await;
    assert_eq!((first.0.len(), second.0.len()), (2, 1));
    assert_eq!(first.0[0], second.0[0]);
    assert_eq!(first.1, second.1);
}
