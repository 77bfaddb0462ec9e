//! The whole-network release.

use console::{Release, Seen};
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// How it stands with the release check.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_release(platform: String) -> Result<Seen<Release>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.release(&request.ctx).await)
}

/// Begins a rehearsal of the release check. Its sheet stands on the page that this leads to.
#[server(output = crate::codec::Answer)]
pub async fn rehearse_release(platform: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "wechat/release");
    let form = crate::form::Typed::new("rehearse-release", page.clone());
    let done = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => desk.rehearse(&request.ctx).await,
        Err(fault) => Err(fault.into()),
    };
    form.answer(&request, done.map(|()| page)).await
}
