use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;
use serde_json::json;

use super::reply::{Reply, done};
use crate::{Notice, Sandbox};

#[derive(Deserialize)]
pub(super) struct Told {
    kind: String,
    account: Option<String>,
    #[serde(default)]
    fields: BTreeMap<String, String>,
}

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

pub(super) async fn notify(
    State(sandbox): State<Sandbox>,
    Path(platform): Path<String>,
    Json(told): Json<Told>,
) -> Reply {
    let notice = Notice {
        kind: told.kind,
        account: told.account,
        fields: told.fields.into_iter().collect(),
    };
    Ok(Json(json!({ "id": sandbox.notify(&platform, &notice)? })))
}

pub(super) async fn repeat(State(sandbox): State<Sandbox>, Path(id): Path<u64>) -> Reply {
    Ok(Json(json!({ "id": sandbox.repeat_push(id)? })))
}
