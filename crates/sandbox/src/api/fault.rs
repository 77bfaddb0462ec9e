use std::time::Duration;

use axum::{
    http::StatusCode,
    response::{Html, IntoResponse as _, Response},
};
use tokio::time::sleep;

use super::refusal::Refusal;
use crate::{FaultKind, Sandbox};

/// Answers, unless something was told to go wrong.
pub(super) async fn with_fault(
    fault: Option<FaultKind>,
    sandbox: &Sandbox,
    answer: impl FnOnce() -> Response,
) -> Response {
    match fault {
        None => answer(),
        Some(FaultKind::Errcode { errcode }) => {
            Refusal::new(errcode).body().to_string().into_response()
        }
        Some(FaultKind::Status { status }) => StatusCode::from_u16(status)
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
        Some(FaultKind::Html) => {
            Html("<html><body>系统繁忙，请稍后再试</body></html>").into_response()
        }
        Some(FaultKind::Hang { seconds }) => {
            let waited = sandbox
                .stopping()
                .run_until_cancelled(sleep(Duration::from_secs(seconds)))
                .await;
            if waited.is_some() {
                answer()
            } else {
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            }
        }
        Some(FaultKind::LostAnswer) => {
            answer();
            StatusCode::BAD_GATEWAY.into_response()
        }
    }
}
