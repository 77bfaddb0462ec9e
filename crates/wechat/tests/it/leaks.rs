//! Tokens travel in query strings; nothing that people read may show them.

use std::{
    io,
    sync::{Arc, LazyLock, Mutex},
};

use secrecy::SecretString;
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;
use url::Url;
use wechat::{Client, Error};

use crate::support::{client_of, client_saying};

const TOKEN: &str = "61W3mEpU66027wgNZ";
const CODE: &str = "queryauthcode@@@abc";
const REFRESH: &str = "refreshtoken@@@def";
const SESSION_KEY: &str = "HyVFkGl5F5OQWJZZaNzBBg==";
const SECRETS: [&str; 5] = [TOKEN, CODE, REFRESH, "accesstoken9", SESSION_KEY];

/// Everything that is logged, down to TRACE.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

/// One log for the whole process: connections run in tasks of their own, and some crates log without `tracing`.
static LOG: LazyLock<Log> = LazyLock::new(|| {
    let log = Log::default();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .init();
    log
});

async fn logged<T: std::fmt::Debug>(call: impl Future<Output = Result<T, Error>>) -> String {
    LazyLock::force(&LOG);
    let shown = match &call.await {
        Ok(value) => format!("{value:?}"),
        Err(error) => format!(
            "{error:?} {error} {:?}",
            std::error::Error::source(error).map(ToString::to_string)
        ),
    };
    let log = LOG.text();
    assert!(
        log.contains("calling WeChat") && log.contains("component_access_token=[redacted]"),
        "{log}"
    );
    format!("{shown}\n{log}")
}

async fn query_auth(client: &Client) -> String {
    logged(client.query_auth("wx1", &SecretString::from(TOKEN), &SecretString::from(CODE))).await
}

#[track_caller]
fn clean(shown: &str) {
    for secret in SECRETS {
        assert!(
            !shown.contains(secret) && !shown.contains(&secret.replace('@', "%40")),
            "{secret} in {shown}"
        );
    }
}

#[tokio::test]
async fn a_success_shows_no_secret() {
    let (client, seen) = client_saying(json!({"authorization_info": {
        "authorizer_appid": "wx2", "authorizer_access_token": "accesstoken9", "authorizer_refresh_token": REFRESH,
    }}))
    .await;
    clean(&query_auth(&client).await);
    let (url, body) = seen.lock().unwrap()[0].clone();
    assert_eq!(
        url,
        format!("/cgi-bin/component/api_query_auth?component_access_token={TOKEN}")
    );
    assert_eq!(
        body,
        format!(r#"{{"authorization_code":"{CODE}","component_appid":"wx1"}}"#)
    );
}

#[tokio::test]
async fn a_refusal_that_repeats_the_secrets_shows_none() {
    let errmsg = format!("bad {CODE} with {TOKEN}; have {REFRESH} rid: 1-2");
    let (client, _) = client_saying(json!({"errcode": 61009, "errmsg": errmsg})).await;
    let shown = query_auth(&client).await;
    clean(&shown);
    assert!(shown.contains("61009") && shown.contains("rid: 1-2"));
}

#[tokio::test]
async fn a_broken_connection_shows_none() {
    clean(&query_auth(&client_of(Url::parse("http://127.0.0.1:1/").unwrap())).await);
}

#[tokio::test]
async fn the_calls_beside_show_none_either_whether_refused_or_broken() {
    let errmsg = format!("bad {CODE} with {TOKEN}; have {REFRESH} rid: 1-2");
    let (refusing, _) = client_saying(json!({"errcode": 40001, "errmsg": errmsg})).await;
    let broken = client_of(Url::parse("http://127.0.0.1:1/").unwrap());
    let token = &SecretString::from(TOKEN);
    let option = wechat::AuthorizerOption::VoiceRecognize;
    for client in [refusing, broken] {
        clean(&told(client.start_push_ticket("wx1", token)).await);
        clean(&told(client.clear_component_quota("wx1", token, Some("wx2"))).await);
        clean(&told(client.authorizer_list("wx1", token, 0, 500)).await);
        clean(&told(client.get_option(token, "wx2", option)).await);
        clean(&told(client.set_option(token, "wx2", option, "1")).await);
        clean(&told(client.get_option_as_component("wx1", token, "wx2", option)).await);
        clean(&told(client.set_option_as_component("wx1", token, "wx2", option, "1")).await);
        clean(&told(client.api_quota(token, "/cgi-bin/clear_quota")).await);
        clean(&told(client.clear_quota(token, "wx1")).await);
        clean(&told(client.send_text(token, "wx2", "oPerson", "hello")).await);
        clean(&told(client.clear_quota_as_component("wx1", token)).await);
        let confirm = wechat::Confirmation::Confirm;
        clean(&told(client.confirm_authorization("wx1", token, "wx2", 1, confirm)).await);
    }
}

/// These are GETs: all their secrets are in the address.
#[tokio::test]
async fn calls_by_get_show_none_whether_answered_refused_or_broken() {
    let errmsg = format!("bad {CODE} with {TOKEN}; have {REFRESH} rid: 1-2");
    let (refusing, _) = client_saying(json!({"errcode": 40029, "errmsg": errmsg})).await;
    let broken = client_of(Url::parse("http://127.0.0.1:1/").unwrap());
    let (answering, seen) = client_saying(
        json!({"openid": "o1", "session_key": SESSION_KEY, "ip_list": [],
        "access_token": "accesstoken9", "refresh_token": REFRESH}),
    )
    .await;
    let (token, code) = (&SecretString::from(TOKEN), &SecretString::from(CODE));
    let refresh = &SecretString::from(REFRESH);
    for client in [refusing, broken, answering] {
        clean(&told(client.callback_addresses(token)).await);
        clean(&told(client.mini_program_session("wx1", token, "wx2", code)).await);
        clean(&told(client.web_user_token("wx1", token, "wx2", code)).await);
        clean(&told(client.refresh_web_user_token("wx1", token, "wx2", refresh)).await);
    }
    assert_eq!(seen.lock().unwrap().len(), 4);
    assert!(LOG.text().contains("js_code=[redacted]"));
}

#[tokio::test]
async fn a_page_of_the_list_shows_no_refresh_token() {
    let (client, _) = client_saying(json!({"total_count": 1, "list": [
        {"authorizer_appid": "wx2", "refresh_token": REFRESH, "auth_time": 1},
    ]}))
    .await;
    let shown = told(client.authorizer_list("wx1", &SecretString::from(TOKEN), 0, 500)).await;
    assert!(shown.contains("wx2"), "{shown}");
    clean(&shown);
}

async fn told<T: std::fmt::Debug>(call: impl Future<Output = Result<T, Error>>) -> String {
    LazyLock::force(&LOG);
    match &call.await {
        Ok(value) => format!("{value:?}\n{}", LOG.text()),
        Err(error) => format!(
            "{error:?} {error} {:?}\n{}",
            std::error::Error::source(error).map(ToString::to_string),
            LOG.text()
        ),
    }
}
