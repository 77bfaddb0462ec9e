//! The audit trail.

use console::{AuditRow, Seen};
use domain::list::{AuditFilter, Page};
use leptos::prelude::*;

use crate::error::AppError;

/// A page of the audit trail.
#[server(input = server_fn::codec::Json)]
pub async fn list_audit(
    platform: String,
    filter: AuditFilter,
) -> Result<Seen<Page<AuditRow>>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.audit(&request.ctx, &filter).await)
}
