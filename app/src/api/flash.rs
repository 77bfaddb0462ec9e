//! Refused forms of pages without scripts.

use console::Flash;
use leptos::prelude::*;

use crate::error::AppError;

/// The refused form that this visitor left under this id; none when it is gone, or not one.
#[server(input = server_fn::codec::Json)]
pub async fn read_flash(id: String) -> Result<Option<Flash>, AppError> {
    let request = crate::context::Request::here()?;
    let Ok(id) = id.parse() else { return Ok(None) };
    request
        .doors
        .visitor()
        .flash(&request.ctx, &id)
        .await
        .map_err(|fault| request.failed(fault))
}
