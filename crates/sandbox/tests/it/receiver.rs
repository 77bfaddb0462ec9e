//! A platform's event URL.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    extract::{Query, State},
    routing::post,
};
use tokio::net::TcpListener;
use url::Url;
use wechat::{Event, PushKeys, PushQuery};

/// What arrived, and what to say next.
#[derive(Clone)]
pub struct Receiver {
    keys: PushKeys,
    events: Arc<Mutex<Vec<Event>>>,
    answers: Arc<Mutex<Vec<String>>>,
}

impl Receiver {
    /// Answers at `listener`; `success`, unless told otherwise.
    pub fn start(listener: TcpListener, keys: PushKeys) -> Self {
        let receiver = Self {
            keys,
            events: Arc::default(),
            answers: Arc::default(),
        };
        let app = Router::new()
            .route("/push/demo/events", post(receive))
            .with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        receiver
    }

    /// The next pushes are answered so.
    pub fn answer_next(&self, answers: &[&str]) {
        self.answers
            .lock()
            .unwrap()
            .extend(answers.iter().rev().map(ToString::to_string));
    }

    /// The events so far.
    pub fn events(&self) -> Vec<Event> {
        self.events.lock().unwrap().clone()
    }

    /// The kinds of the events so far.
    pub fn kinds(&self) -> Vec<String> {
        self.events()
            .iter()
            .map(|event| event.info_type().to_owned())
            .collect()
    }
}

async fn receive(
    State(receiver): State<Receiver>,
    Query(query): Query<PushQuery>,
    body: axum::body::Bytes,
) -> String {
    let opened = receiver.keys.open(&query, &body).unwrap();
    receiver
        .events
        .lock()
        .unwrap()
        .push(Event::parse(&opened.xml).unwrap());
    receiver
        .answers
        .lock()
        .unwrap()
        .pop()
        .unwrap_or_else(|| "success".into())
}

/// A free port, and its URL.
pub async fn bind() -> (TcpListener, Url) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    (listener, url)
}
