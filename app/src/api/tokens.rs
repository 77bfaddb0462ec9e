//! Tokens, without the tokens.

use console::{Seen, TokenList};
use domain::list::TokenFilter;
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// How it stands with the tokens.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_tokens(
    platform: String,
    filter: TokenFilter,
) -> Result<Seen<TokenList>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.tokens(&request.ctx, &filter).await)
}

/// Renews the tokens of these accounts, and leads to `back`, or to the list that tells what became of each.
#[server(output = crate::codec::Answer)]
pub async fn renew_tokens(
    platform: String,
    #[server(default)] authorizers: Vec<String>,
    #[server(default)] back: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "wechat/tokens");
    let from = match back.as_str() {
        "" => page.clone(),
        back => crate::paths::own(back).to_owned(),
    };
    let form =
        crate::form::Typed::new("renew-tokens", from.clone()).keep_all("authorizers", &authorizers);
    let done = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => desk.renew_tokens(&request.ctx, &authorizers).await,
        Err(fault) => Err(fault.into()),
    };
    let goto = done.map(|at| match back.as_str() {
        "" => crate::paths::with_query(page, &[("asked", Some(at.millis().to_string()))]),
        _ => from,
    });
    form.answer(&request, goto).await
}

/// Renews the platform's own token. What came of it stands on the page that this leads to.
#[server(output = crate::codec::Answer)]
pub async fn renew_component_token(platform: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "wechat/tokens");
    let form = crate::form::Typed::new("renew-component-token", page.clone());
    let done = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => desk.renew_component_token(&request.ctx).await,
        Err(fault) => Err(fault.into()),
    };
    form.answer(&request, done.map(|()| page)).await
}
