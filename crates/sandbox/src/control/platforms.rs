use std::net::IpAddr;

use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;
use serde_json::json;

use super::reply::{Reply, done};
use crate::{Pairs, Sandbox};

#[derive(Deserialize)]
pub(super) struct TicketPush {
    stopped: bool,
}

#[derive(Deserialize)]
pub(super) struct UsedPair {
    pair: Pairs,
}

#[derive(Deserialize)]
pub(super) struct IpWhitelist {
    ips: Option<Vec<IpAddr>>,
}

pub(super) async fn ticket(State(sandbox): State<Sandbox>, Path(platform): Path<String>) -> Reply {
    Ok(Json(json!({ "id": sandbox.push_ticket(&platform)? })))
}

pub(super) async fn release_check(
    State(sandbox): State<Sandbox>,
    Path(platform): Path<String>,
) -> Reply {
    let sheet = sandbox.check_release(&platform, None).await?;
    Ok(Json(json!({ "passed": sheet.passed(), "sheet": sheet })))
}

pub(super) async fn ticket_push(
    State(sandbox): State<Sandbox>,
    Path(platform): Path<String>,
    Json(push): Json<TicketPush>,
) -> Reply {
    sandbox.stop_tickets(&platform, push.stopped)?;
    done()
}

pub(super) async fn pair(
    State(sandbox): State<Sandbox>,
    Path(platform): Path<String>,
    Json(used): Json<UsedPair>,
) -> Reply {
    sandbox.use_pair(&platform, used.pair)?;
    done()
}

pub(super) async fn ip_whitelist(
    State(sandbox): State<Sandbox>,
    Path(platform): Path<String>,
    Json(whitelist): Json<IpWhitelist>,
) -> Reply {
    sandbox.ip_whitelist(&platform, whitelist.ips)?;
    done()
}
