//! The connection to WeChat.

use console::{Seen, WeChatHealth};
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// Whether WeChat's pushes arrive.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_wechat_health(platform: String) -> Result<Seen<WeChatHealth>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.wechat_health(&request.ctx).await)
}

/// Asks WeChat to push tickets. Its answer stands on the page that this leads to.
#[server(output = crate::codec::Answer)]
pub async fn start_push_ticket(platform: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "wechat");
    let form = crate::form::Typed::new("start-push-ticket", page.clone());
    let done = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => desk.start_push_ticket(&request.ctx).await,
        Err(fault) => Err(fault.into()),
    };
    form.answer(&request, done.map(|()| page)).await
}
