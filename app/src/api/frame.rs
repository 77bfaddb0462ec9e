//! What stands around every page.

use console::Frame;
use leptos::prelude::*;

use crate::error::AppError;

/// Who is signed in, and the platforms within reach.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_frame() -> Result<Frame, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request
        .doors
        .staff(&request.ctx)
        .map_err(|fault| request.failed(fault))?;
    desk.frame(&request.ctx)
        .await
        .map_err(|fault| request.failed(fault))
}
