//! As much of WeChat as renewals and reconciliation ask for. Every answer comes after so long, whatever was asked.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::sleep,
};

use crate::seed;

/// A stand-in for WeChat's API host. It ends when dropped.
pub struct StandIn {
    /// Where it listens: `http://127.0.0.1:4000`.
    pub address: String,
    calls: Calls,
    listening: JoinHandle<()>,
}

type Calls = Arc<Mutex<BTreeMap<String, u64>>>;

/// How it answers.
#[derive(Debug, Clone, Copy)]
struct Manner {
    delay: Duration,
    /// So many accounts have granted.
    accounts: u64,
}

impl StandIn {
    /// One that takes `delay` for each answer, and knows so many accounts of [`seed`].
    ///
    /// # Errors
    /// No port is free.
    pub async fn start(delay: Duration, accounts: u64) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.context("cannot find a port")?;
        let address = format!("http://{}", listener.local_addr()?);
        let (calls, manner) = (Calls::default(), Manner { delay, accounts });
        let counted = Arc::clone(&calls);
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let counted = Arc::clone(&counted);
                // A caller that hangs up ends its connection, and nothing else.
                tokio::spawn(async move { drop(talk(stream, manner, &counted).await) });
            }
        });
        Ok(Self {
            address,
            calls,
            listening,
        })
    }

    /// How often an API was called, by the last part of its path.
    #[must_use]
    pub fn calls(&self, api: &str) -> u64 {
        let calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        calls.get(api).copied().unwrap_or_default()
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn talk(stream: TcpStream, manner: Manner, calls: &Calls) -> Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    loop {
        let (mut line, mut length) = (String::new(), 0);
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let path = line.split(' ').nth(1).unwrap_or_default();
        let path = path.split('?').next().unwrap_or_default();
        let api = path.rsplit('/').next().unwrap_or_default().to_owned();
        loop {
            line.clear();
            stream.read_line(&mut line).await?;
            match line.to_ascii_lowercase().split_once(':') {
                None => break,
                Some(("content-length", value)) => length = value.trim().parse()?,
                Some(_) => {}
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body).await?;
        sleep(manner.delay).await;
        let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
        let answer = answer(&api, &asked, manner.accounts).to_string();
        *calls
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(api)
            .or_default() += 1;
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            answer.len()
        );
        stream.write_all((head + &answer).as_bytes()).await?;
    }
}

fn answer(api: &str, asked: &Value, accounts: u64) -> Value {
    let number = |name: &str| asked.get(name).and_then(Value::as_u64).unwrap_or_default();
    let appid = asked.get("authorizer_appid").and_then(Value::as_str);
    let appid = appid.unwrap_or_default();
    match api {
        "api_component_token" => {
            json!({ "component_access_token": "c".repeat(138), "expires_in": 7_200 })
        }
        "api_authorizer_token" => json!({
            "authorizer_access_token": format!("{appid}{}", "a".repeat(120)), "expires_in": 7_200,
            "authorizer_refresh_token": seed::refresh_token(appid),
        }),
        "api_get_authorizer_list" => {
            let from = number("offset").min(accounts);
            let to = accounts.min(from + number("count"));
            let list: Vec<Value> = (from..to).map(listed).collect();
            json!({ "total_count": accounts, "list": list })
        }
        "api_get_authorizer_info" => profile(appid),
        _ => json!({ "errcode": 0, "errmsg": "ok" }),
    }
}

fn listed(number: u64) -> Value {
    let appid = seed::appid(number);
    json!({
        "authorizer_appid": appid, "refresh_token": seed::refresh_token(&appid),
        "auth_time": 1_700_000_000 + number,
    })
}

/// The profile that the book has of the account.
fn profile(appid: &str) -> Value {
    let number = seed::number_of(appid);
    let sets = [17, 18, 19, 25, 30].map(|id| json!({ "funcscope_category": { "id": id } }));
    json!({
        "authorizer_info": {
            "nick_name": seed::name(number), "user_name": format!("gh_{number:012x}"),
            "principal_name": seed::principal(number), "account_status": 1, "MiniProgramInfo": {},
        },
        "authorization_info": {
            "authorizer_appid": appid, "authorizer_refresh_token": seed::refresh_token(appid),
            "func_info": sets,
        },
    })
}
