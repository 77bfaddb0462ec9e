//! Calls to WeChat.

use console::{CallList, Seen};
use domain::list::CallFilter;
use leptos::prelude::*;

use crate::error::AppError;

/// A page of the log of calls.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_calls(platform: String, filter: CallFilter) -> Result<Seen<CallList>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.calls(&request.ctx, &filter).await)
}
