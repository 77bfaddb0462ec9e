//! Reconciliation: the book compared with what WeChat says.

use console::{Reconciliations, RunReport, Seen};
use domain::list::{Cursor, FindingFilter};
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// A page of runs.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_reconciliations(
    platform: String,
    after: Option<Cursor>,
) -> Result<Seen<Reconciliations>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.reconciliations(&request.ctx, after.as_ref()).await)
}

/// A run and a page of what it found.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_reconciliation(
    platform: String,
    id: String,
    filter: FindingFilter,
) -> Result<Seen<RunReport>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.reconciliation(&request.ctx, &id, &filter).await)
}

/// Begins a run and leads to its page.
#[server(output = crate::codec::Answer)]
pub async fn start_reconciliation(
    platform: String,
    #[server(default)] extent: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "wechat/reconciliation");
    let form = crate::form::Typed::new("start-reconciliation", page).keep("extent", &extent);
    let begun = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => {
            desk.start_reconciliation(&request.ctx, extent == "all")
                .await
        }
        Err(fault) => Err(fault.into()),
    };
    let goto = begun
        .map(|id| crate::paths::platform(&platform, format_args!("wechat/reconciliation/{id}")));
    form.answer(&request, goto).await
}
