//! How it stands with a platform.

use console::{Overview, Seen};
use leptos::prelude::*;

use crate::error::AppError;

/// The overview of the platform with this slug.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_overview(platform: String) -> Result<Seen<Overview>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.overview(&request.ctx).await)
}
