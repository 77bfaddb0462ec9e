use std::collections::BTreeMap;

use reqwest::redirect::Policy;
use tokio::{runtime::Handle, sync::watch, time::sleep};
use tokio_util::sync::CancellationToken;
use url::Url;
use wechat::{Format, PushKeys};

use crate::{
    Sandbox, SandboxError,
    config::Config,
    random::Random,
    world::{Attempt, OPENID, Pair, Push, PushState},
};

/// How much of a wrong answer the log shows.
const SHOWN_CHARS: usize = 80;

/// Carries pushes to their platforms.
pub(crate) struct Courier {
    http: reqwest::Client,
    keys: BTreeMap<(String, Pair), PushKeys>,
    in_flight: watch::Sender<usize>,
    stopping: CancellationToken,
}

impl Courier {
    pub(crate) fn new(config: &Config, stopping: CancellationToken) -> Result<Self, SandboxError> {
        // The HTTP client wants a TLS provider even for plain HTTP; if the process has one already, that one stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .timeout(config.push_timeout)
            .redirect(Policy::none())
            .build();
        let keys = config.platforms.iter().flat_map(|platform| {
            let appid = &platform.component_appid;
            [
                platform
                    .push_keys()
                    .map(|keys| ((appid.clone(), Pair::Live), keys)),
                platform
                    .test_push_keys()
                    .map(|keys| ((appid.clone(), Pair::Test), keys)),
            ]
        });
        Ok(Self {
            http: http.map_err(|error| SandboxError::Config(error.to_string()))?,
            keys: keys
                .collect::<Result<_, wechat::EnvelopeError>>()
                .map_err(|error| SandboxError::Config(error.to_string()))?,
            in_flight: watch::Sender::new(0),
            stopping,
        })
    }

    /// Starts the delivery of what is pending. Outside a runtime it stays pending until somebody is inside one.
    pub(crate) fn deliver(&self, sandbox: &Sandbox) {
        let Ok(runtime) = Handle::try_current() else {
            return;
        };
        if self.stopping.is_cancelled() {
            return;
        }
        let pushes = sandbox.change(|world, _| {
            let pushes = world.take_pending();
            self.in_flight.send_modify(|count| *count += pushes.len());
            pushes
        });
        for push in pushes {
            let sandbox = sandbox.clone();
            runtime.spawn(async move {
                let state = carry(&sandbox, &push).await;
                sandbox.change(|world, _| {
                    if let Some(push) = world.push_mut(push.id) {
                        push.state = state;
                    }
                });
                // Before this one counts as done: what waited for it may go now.
                sandbox.deliver();
                sandbox.courier().in_flight.send_modify(|count| *count -= 1);
            });
        }
    }

    /// Waits until nothing is on its way.
    pub(crate) async fn idle(&self) {
        // The sender lives in `self`, so the channel cannot be closed.
        let _ = self
            .in_flight
            .subscribe()
            .wait_for(|count| *count == 0)
            .await;
    }

    /// One try: `Ok` when it was answered as WeChat wants it (docs/wechat.md §5.2, §5.6).
    async fn send(
        &self,
        sandbox: &Sandbox,
        push: &Push,
        random: &mut Random,
        mut url: Url,
    ) -> Result<(), String> {
        let Some(keys) = self.keys.get(&(push.component.clone(), push.pair)) else {
            return Err("没有这个平台".to_owned());
        };
        let (time, nonce) = (sandbox.now().to_string(), random.nonce());
        let random = random.bytes();
        let sealed = match &push.account {
            None => keys.seal_push(&push.xml, &time, &nonce, random),
            Some(appid) => {
                let account = sandbox.account(appid).map_err(|error| error.to_string())?;
                let (to, format) = (&account.user_name, Format::Xml);
                let mut sealed = keys.seal_message(format, to, &push.xml, &time, &nonce, random);
                sealed.query.push(("openid", OPENID.to_owned()));
                sealed
            }
        };
        url.query_pairs_mut().extend_pairs(sealed.query);
        let request = self
            .http
            .post(url)
            .header("content-type", "text/xml")
            .body(sealed.body);
        let response = request.send().await.map_err(told)?;
        let status = response.status();
        let body = response.text().await.map_err(told)?;
        // To a message, a sealed reply and nothing at all are answers too.
        let of_message = || body.is_empty() || keys.open_reply(body.as_bytes()).is_ok();
        let answered = body == "success" || (push.account.is_some() && of_message());
        if status == 200 && answered {
            return Ok(());
        }
        Err(format!(
            "HTTP {}，应答：{}",
            status.as_u16(),
            body.chars().take(SHOWN_CHARS).collect::<String>()
        ))
    }
}

/// Tries, and tries again; says how far the push has come.
async fn carry(sandbox: &Sandbox, push: &Push) -> PushState {
    let Some(url) = target(sandbox, push) else {
        let missing = match push.account {
            None => "该平台没有授权事件接收 URL",
            Some(_) => "该平台没有消息与事件接收 URL",
        };
        note(sandbox, push.id, Err(missing.to_owned()));
        return PushState::Failed;
    };
    let courier = sandbox.courier();
    let mut random = Random::new(push.seed);
    let mut waits = sandbox.config().push_retries.iter();
    loop {
        let outcome = tokio::select! {
            outcome = courier.send(sandbox, push, &mut random, url.clone()) => outcome,
            () = courier.stopping.cancelled() => return PushState::Pending,
        };
        let delivered = outcome.is_ok();
        note(sandbox, push.id, outcome);
        if delivered {
            return PushState::Delivered;
        }
        let Some(wait) = waits.next() else {
            return PushState::Failed;
        };
        tokio::select! {
            () = sleep(*wait) => {}
            () = courier.stopping.cancelled() => return PushState::Pending,
        }
    }
}

/// The event URL, or the message URL of the account that it goes to.
fn target(sandbox: &Sandbox, push: &Push) -> Option<Url> {
    let platform = sandbox.platform(&push.component).ok()?;
    match &push.account {
        None => platform.event_url.clone(),
        Some(appid) => {
            let url = platform.message_url.as_ref()?;
            url.replace("$APPID$", appid).parse().ok()
        }
    }
}

fn note(sandbox: &Sandbox, id: u64, outcome: Result<(), String>) {
    let outcome = outcome.err().unwrap_or_else(|| "success".to_owned());
    tracing::debug!(push.id = id, outcome, "a push was sent");
    sandbox.change(|world, at| {
        if let Some(push) = world.push_mut(id) {
            push.attempts.push(Attempt { at, outcome });
        }
    });
}

fn told(error: reqwest::Error) -> String {
    if error.is_timeout() {
        "超时没有应答".to_owned()
    } else {
        "无法连接".to_owned()
    }
}
