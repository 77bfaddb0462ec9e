use axum::{
    Json,
    extract::{Path, State},
};
use serde_json::json;

use super::reply::{Reply, done};
use crate::Sandbox;

pub(super) async fn hold(State(sandbox): State<Sandbox>) -> Reply {
    sandbox.hold_pushes(true);
    done()
}

pub(super) async fn release(State(sandbox): State<Sandbox>) -> Reply {
    sandbox.hold_pushes(false);
    done()
}

pub(super) async fn idle(State(sandbox): State<Sandbox>) -> Reply {
    sandbox.idle().await;
    done()
}

pub(super) async fn repeat(State(sandbox): State<Sandbox>, Path(id): Path<u64>) -> Reply {
    Ok(Json(json!({ "id": sandbox.repeat_push(id)? })))
}
