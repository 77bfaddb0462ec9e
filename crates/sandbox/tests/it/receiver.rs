//! A platform's event URL and message URL.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    extract::{Path, Query, State},
    routing::post,
};
use tokio::net::TcpListener;
use url::Url;
use wechat::{Event, KeySlot, Message, PushKeys, PushQuery};

/// What arrived, and what to say next.
#[derive(Clone)]
pub struct Receiver {
    keys: PushKeys,
    events: Arc<Mutex<Vec<Event>>>,
    messages: Arc<Mutex<Vec<(String, Message)>>>,
    slots: Arc<Mutex<Vec<KeySlot>>>,
    answers: Arc<Mutex<Vec<String>>>,
}

impl Receiver {
    /// Answers at `listener`; `success`, unless told otherwise.
    pub fn start(listener: TcpListener, keys: PushKeys) -> Self {
        let receiver = Self {
            keys,
            events: Arc::default(),
            messages: Arc::default(),
            slots: Arc::default(),
            answers: Arc::default(),
        };
        let app = Router::new()
            .route("/push/demo/events", post(receive))
            .route("/push/demo/messages/{appid}", post(receive_message))
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

    /// The messages so far, with the AppIDs in their addresses.
    pub fn messages(&self) -> Vec<(String, Message)> {
        self.messages.lock().unwrap().clone()
    }

    /// The pairs of Token and key that opened the events so far.
    pub fn slots(&self) -> Vec<KeySlot> {
        self.slots.lock().unwrap().clone()
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
    receiver.slots.lock().unwrap().push(opened.key);
    receiver.answer()
}

/// Nothing to say, unless told otherwise.
async fn receive_message(
    State(receiver): State<Receiver>,
    Path(appid): Path<String>,
    Query(query): Query<PushQuery>,
    body: axum::body::Bytes,
) -> String {
    let opened = receiver.keys.open(&query, &body).unwrap();
    let message = Message::parse(&opened.xml).unwrap();
    receiver.messages.lock().unwrap().push((appid, message));
    receiver.answer()
}

impl Receiver {
    fn answer(&self) -> String {
        let told = self.answers.lock().unwrap().pop();
        told.unwrap_or_else(|| "success".into())
    }
}

/// A free port, and its URL.
pub async fn bind() -> (TcpListener, Url) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    (listener, url)
}
