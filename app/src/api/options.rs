//! Options of accounts. Each form leads back to the account's page.

use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// Asks WeChat for the options of an account.
#[server(output = crate::codec::Answer)]
pub async fn read_options(platform: String, authorizer: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("authorizers/{authorizer}"));
    let form = crate::form::Typed::new("read-options", page.clone());
    let done = match request.thing(&platform, &authorizer).await {
        Ok((desk, id)) => desk.read_options(&request.ctx, &id).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Sets an option of an account. `setting`: the option, `=`, and its value.
#[server(output = crate::codec::Answer)]
pub async fn set_option(
    platform: String,
    authorizer: String,
    #[server(default)] setting: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("authorizers/{authorizer}"));
    let form = crate::form::Typed::new("set-option", page.clone()).keep("setting", &setting);
    let done = match request.thing(&platform, &authorizer).await {
        Ok((desk, id)) => {
            let (option, value) = setting.split_once('=').unwrap_or_default();
            desk.set_option(&request.ctx, &id, option, value).await
        }
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}
