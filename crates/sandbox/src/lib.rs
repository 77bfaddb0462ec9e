//! A stand-in for WeChat: real HTTP, real encryption, real refusals, and a world of made-up platforms and accounts.
//!
//! For development and tests only; every page says so. It never goes into the production binary. Facts about WeChat are
//! cited as "docs/wechat.md §n".
//!
//! # In a program
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use sandbox::{Config, Sandbox};
//! use tokio_util::sync::CancellationToken;
//!
//! let console = "http://127.0.0.1:3000".parse()?;
//! let sandbox = Sandbox::new(Config::sample(&console))?;
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! tokio::spawn(sandbox.clone().serve(listener, CancellationToken::new()));
//! sandbox.push_ticket("demo")?;
//! sandbox.idle().await;
//! # Ok(())
//! # }
//! ```
//!
//! # Over HTTP
//! | Path | What is there |
//! |---|---|
//! | `/cgi-bin/…` | the APIs (docs/wechat.md §3) |
//! | `/cgi-bin/componentloginpage` | the authorization page for desktop browsers |
//! | `/wxaopen/safe/bindcomponent`, `/safe/bindcomponent` | the authorization page inside WeChat's browser |
//! | `/sandbox` | the control page |
//! | `/sandbox/api/…` | the control API, for tests in other languages |
//!
//! The control API speaks JSON. A platform `P` is a slug or a `component_appid`, an account `A` an AppID. Answers are 200
//! with the outcome, 4xx with `{"error": "…"}` for what cannot be done, and a bare 4xx for a body that cannot be read.
//!
//! | Call | Does |
//! |---|---|
//! | `GET /sandbox/api/state` | everything: clock, platforms, accounts, grants, `pre_auth_code`s, pushes |
//! | `POST /sandbox/api/reset` | forgets everything but the configuration, and pushes fresh tickets |
//! | `POST /sandbox/api/clock {"advance_s": 3600, "drive": true}` | moves the sandbox's clock; with `drive` tickets come meanwhile |
//! | `POST /sandbox/api/idle` | answers when no push is on its way |
//! | `GET /sandbox/api/pushes` | the delivery log, newest last |
//! | `POST /sandbox/api/pushes/hold`, `…/release` | keeps pushes back, lets them go |
//! | `POST /sandbox/api/pushes/{id}/repeat` | delivers a push once more |
//! | `POST /sandbox/api/platforms/P/release-check` | checks it as before a whole-network release: the sheet |
//! | `POST /sandbox/api/platforms/P/ticket` | pushes a new ticket now |
//! | `POST /sandbox/api/platforms/P/pair {"pair": "both"}` | seals pushes with the Token and EncodingAESKey of the `live` configuration, of the `test` one, or tickets with `both` in turn |
//! | `POST /sandbox/api/platforms/P/push {"kind": "weapp_audit_fail", "account": A, "fields": {"Reason": "…"}}` | tells it something; see [`Notice`]. Only `kind` is always needed |
//! | `POST /sandbox/api/platforms/P/ticket-push {"stopped": true}` | stops the ticket clock (`api_start_push_ticket` starts it again) |
//! | `POST /sandbox/api/platforms/P/ip-whitelist {"ips": ["10.0.0.1"]}` | callers from elsewhere get 61004; `null` lets all in |
//! | `POST /sandbox/api/grants {"platform": P, "account": A, "sets": [1], "pre_auth_code": "…"}` | grants without a browser; the code is optional |
//! | `PUT /sandbox/api/grants/P/A {"sets": [1]}` | changes a grant, with `updateauthorized` if it changed |
//! | `DELETE /sandbox/api/grants/P/A` | takes a grant back, with `unauthorized` |
//! | `GET /sandbox/api/pre-auth-codes` | the codes and what became of them |
//! | `POST /sandbox/api/distinct-codes {"on": true}` | the push and the redirect carry different codes |
//! | `POST /sandbox/api/daily-limits {"api": "api_component_token", "limit": 3}` | calls a day, then 45009; `null` for as usual |
//! | `GET /sandbox/api/sent-messages` | the customer-service messages that were sent |
//! | `POST /sandbox/api/faults {"api": "api_query_auth", "times": 1, "kind": "errcode", "errcode": 61010}` | the next calls go wrong; see [`FaultKind`] |
//! | `GET /sandbox/api/faults`, `DELETE …` | what is still to go wrong; nothing more |
//! | `POST /sandbox/api/push-faults {"drop": 10, "duplicate": 5, "reorder": 20}` | what becomes of pushes, in a hundred |
//! | `POST /sandbox/api/accounts/A/status {"status": 19}` | WeChat freezes the account; 1 is normal |
//! | `POST /sandbox/api/accounts/A/listed {"left_out": true}` | the list leaves the account out |
//! | `POST /sandbox/api/grants/P/A/elsewhere {"set": 18, "to": P}` | the administrator takes a set to another platform |
//! | `POST /sandbox/api/grants/P/A/lose-token` | the refresh token that the platform has is void |
//! | `POST /sandbox/api/platforms/P/foreign-token {"account": A}` | another system fetches a token; the platform's own without an account |
//! | `POST /sandbox/api/script`, the script as the body | plays it; see docs/sandbox.md |
#![warn(missing_docs)]

mod api;
mod calendar;
mod config;
mod control;
mod error;
mod faults;
mod notice;
mod pages;
mod persist;
mod push;
mod random;
mod release;
mod sandbox;
mod script;
mod serve;
mod world;

pub use config::{
    AccountConfig, AccountKind, Clock, Config, Mover, PlatformConfig, SAMPLE_CUSTOMERS, set_name,
    system_clock,
};
pub use error::SandboxError;
pub use faults::{EVERY_API, Fault, FaultKind};
pub use notice::Notice;
pub use release::{ReleaseRow, ReleaseSheet};
pub use sandbox::{Sandbox, TrueGrant};
pub use script::{Act, Script, ScriptError};
pub use world::{
    Attempt, Consent, Grant, Pair, Pairs, PreAuthCode, Push, PushFaults, PushState, SentMessage,
};
