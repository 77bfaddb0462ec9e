use std::{error::Error, sync::Arc};

use axum::extract::State;
use http::StatusCode;
use migrations::MigrationError;

use crate::web::Web;

/// `GET /healthz`: the process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers, with a schema that this program understands. A newer one is no reason to leave:
/// while nodes are replaced one by one, the old ones work on.
pub async fn ready(State(web): State<Arc<Web>>) -> (StatusCode, &'static str) {
    match migrations::pending(&web.schema).await {
        Ok(pending) if pending.is_empty() => (StatusCode::OK, "ready\n"),
        Ok(_) => (StatusCode::SERVICE_UNAVAILABLE, "migrations are pending\n"),
        Err(MigrationError::NewerDatabase { .. }) => {
            (StatusCode::OK, "ready, and the database is newer\n")
        }
        Err(error) => {
            tracing::error!(error = &error as &dyn Error, "the database does not answer");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer\n",
            )
        }
    }
}
