use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::reply::{Reply, done};
use crate::{Consent, Sandbox};

#[derive(Deserialize)]
pub(super) struct NewGrant {
    platform: String,
    account: String,
    sets: Vec<i64>,
    pre_auth_code: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Sets {
    sets: Vec<i64>,
}

pub(super) async fn grant(State(sandbox): State<Sandbox>, Json(new): Json<NewGrant>) -> Reply {
    let consent = sandbox.grant(
        &new.platform,
        &new.account,
        &new.sets,
        new.pre_auth_code.as_deref(),
    )?;
    Ok(Json(shown(&consent)))
}

pub(super) async fn change(
    State(sandbox): State<Sandbox>,
    Path((platform, account)): Path<(String, String)>,
    Json(change): Json<Sets>,
) -> Reply {
    Ok(Json(shown(&sandbox.change_sets(
        &platform,
        &account,
        &change.sets,
    )?)))
}

pub(super) async fn revoke(
    State(sandbox): State<Sandbox>,
    Path((platform, account)): Path<(String, String)>,
) -> Reply {
    sandbox.revoke(&platform, &account)?;
    done()
}

fn shown(consent: &Consent) -> Value {
    json!({ "auth_code": consent.auth_code, "sets": consent.sets, "withheld": consent.withheld })
}
