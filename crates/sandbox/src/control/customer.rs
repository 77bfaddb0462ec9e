use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;

use super::reply::{Reply, done};
use crate::{PushFaults, Sandbox, SandboxError, Script};

#[derive(Deserialize)]
pub(super) struct Status {
    status: i64,
}

#[derive(Deserialize)]
pub(super) struct Listed {
    left_out: bool,
}

#[derive(Deserialize)]
pub(super) struct Elsewhere {
    set: i64,
    to: String,
}

#[derive(Deserialize)]
pub(super) struct Foreign {
    account: Option<String>,
}

pub(super) async fn status(
    State(sandbox): State<Sandbox>,
    Path(account): Path<String>,
    Json(status): Json<Status>,
) -> Reply {
    sandbox.account_status(&account, status.status)?;
    done()
}

pub(super) async fn listed(
    State(sandbox): State<Sandbox>,
    Path(account): Path<String>,
    Json(listed): Json<Listed>,
) -> Reply {
    sandbox.unlist(&account, listed.left_out)?;
    done()
}

pub(super) async fn elsewhere(
    State(sandbox): State<Sandbox>,
    Path((platform, account)): Path<(String, String)>,
    Json(elsewhere): Json<Elsewhere>,
) -> Reply {
    sandbox.give_elsewhere(&platform, &account, elsewhere.set, &elsewhere.to)?;
    done()
}

pub(super) async fn lose_token(
    State(sandbox): State<Sandbox>,
    Path((platform, account)): Path<(String, String)>,
) -> Reply {
    sandbox.lose_refresh_token(&platform, &account)?;
    done()
}

pub(super) async fn foreign_token(
    State(sandbox): State<Sandbox>,
    Path(platform): Path<String>,
    Json(foreign): Json<Foreign>,
) -> Reply {
    match foreign.account {
        Some(account) => sandbox.foreign_access_token(&platform, &account)?,
        None => sandbox.foreign_component_token(&platform)?,
    }
    done()
}

pub(super) async fn push_faults(
    State(sandbox): State<Sandbox>,
    Json(faults): Json<PushFaults>,
) -> Reply {
    sandbox.push_faults(faults);
    done()
}

/// The body is the script itself.
pub(super) async fn script(State(sandbox): State<Sandbox>, text: String) -> Reply {
    let script: Script = text.parse().map_err(SandboxError::Script)?;
    let acts = sandbox.play(&script).await.map_err(SandboxError::Script)?;
    Ok(Json(serde_json::json!({ "acts": acts })))
}
