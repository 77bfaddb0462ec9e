use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::json;

use super::reply::{Reply, done};
use crate::{Fault, Sandbox};

#[derive(Deserialize)]
pub(super) struct Advance {
    advance_s: i64,
    /// Whether tickets come meanwhile.
    #[serde(default)]
    drive: bool,
}

#[derive(Deserialize)]
pub(super) struct Switch {
    on: bool,
}

#[derive(Deserialize)]
pub(super) struct DailyLimit {
    api: String,
    limit: Option<u64>,
}

pub(super) async fn reset(State(sandbox): State<Sandbox>) -> Reply {
    sandbox.reset();
    done()
}

pub(super) async fn clock(State(sandbox): State<Sandbox>, Json(advance): Json<Advance>) -> Reply {
    if advance.drive {
        sandbox.drive(advance.advance_s).await;
    } else {
        sandbox.advance(advance.advance_s);
    }
    Ok(Json(json!({ "now": sandbox.now() })))
}

pub(super) async fn distinct_codes(
    State(sandbox): State<Sandbox>,
    Json(switch): Json<Switch>,
) -> Reply {
    sandbox.distinct_codes(switch.on);
    done()
}

pub(super) async fn daily_limit(
    State(sandbox): State<Sandbox>,
    Json(daily): Json<DailyLimit>,
) -> Reply {
    sandbox.daily_limit(&daily.api, daily.limit);
    done()
}

pub(super) async fn sent_messages(State(sandbox): State<Sandbox>) -> Reply {
    Ok(Json(json!(sandbox.sent_messages())))
}

pub(super) async fn faults(State(sandbox): State<Sandbox>) -> Reply {
    Ok(Json(json!(sandbox.pending_faults())))
}

pub(super) async fn add_fault(State(sandbox): State<Sandbox>, Json(fault): Json<Fault>) -> Reply {
    sandbox.fail_next(fault);
    done()
}

pub(super) async fn clear_faults(State(sandbox): State<Sandbox>) -> Reply {
    sandbox.clear_faults();
    done()
}
