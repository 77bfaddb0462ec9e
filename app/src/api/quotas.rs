//! WeChat's quotas.

use console::{QuotaList, Seen};
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// How the platform stands with its quotas.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_quotas(platform: String) -> Result<Seen<QuotaList>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.quotas(&request.ctx).await)
}

/// Asks WeChat what is left, and leads back to the page that says it.
#[server(output = crate::codec::Answer)]
pub async fn ask_quotas(platform: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "wechat/quotas");
    let form = crate::form::Typed::new("ask-quotas", page.clone());
    let done = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => desk.ask_quotas(&request.ctx).await,
        Err(fault) => Err(fault.into()),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Clears the platform's quotas.
#[server(output = crate::codec::Answer)]
pub async fn clear_quotas(platform: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "wechat/quotas");
    let form = crate::form::Typed::new("clear-quotas", page.clone());
    let done = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => desk.clear_quotas(&request.ctx).await,
        Err(fault) => Err(fault.into()),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Lets the APIs that rest be called again.
#[server(output = crate::codec::Answer)]
pub async fn resume_apis(platform: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "wechat/quotas");
    let form = crate::form::Typed::new("resume-apis", page.clone());
    let done = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => desk.resume_apis(&request.ctx).await,
        Err(fault) => Err(fault.into()),
    };
    form.answer(&request, done.map(|()| page)).await
}
