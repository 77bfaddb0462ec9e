//! What WeChat pushed.

use console::{PushDetail, PushList, Seen};
use domain::list::PushFilter;
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// A page of pushes.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_pushes(platform: String, filter: PushFilter) -> Result<Seen<PushList>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.pushes(&request.ctx, &filter).await)
}

/// One push with its masked content.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_push(platform: String, id: String) -> Result<Seen<PushDetail>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.push(&request.ctx, &id).await)
}

/// Has a push processed again. What comes of it stands on its page.
#[server(output = crate::codec::Answer)]
pub async fn process_push_again(platform: String, push: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("wechat/pushes/{push}"));
    let form = crate::form::Typed::new("process-push-again", page.clone());
    let done = match request.thing(&platform, &push).await {
        Ok((desk, id)) => desk.process_push_again(&request.ctx, &id).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Puts a push aside that was given up.
#[server(output = crate::codec::Answer)]
pub async fn dismiss_push(platform: String, push: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("wechat/pushes/{push}"));
    let form = crate::form::Typed::new("dismiss-push", page.clone());
    let done = match request.thing(&platform, &push).await {
        Ok((desk, id)) => desk.dismiss_push(&request.ctx, &id).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}
