use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::SandboxError;

/// What every call of the control API gives.
pub(super) type Reply = Result<Json<Value>, SandboxError>;

/// `{"ok": true}`.
pub(super) fn done() -> Reply {
    Ok(Json(json!({ "ok": true })))
}

impl IntoResponse for SandboxError {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::UnknownPlatform(_)
            | Self::UnknownAccount(_)
            | Self::UnknownPush(_)
            | Self::NotGranted { .. } => StatusCode::NOT_FOUND,
            Self::Script(_) | Self::Notice(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NothingToGrant(_) | Self::PreAuthCode(_) => StatusCode::CONFLICT,
            Self::Config(_) | Self::State { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        };
        (status, Json(json!({ "error": self.to_string() }))).into_response()
    }
}
