//! What staff do to a link after it was made. Each form leads back to the link's page, or to the new link's.

use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// Withdraws a link.
#[server(output = crate::codec::Answer)]
pub async fn revoke_link(platform: String, link: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("links/{link}"));
    let form = crate::form::Typed::new("revoke-link", page.clone());
    let done = match request.thing(&platform, &link).await {
        Ok((desk, id)) => desk.revoke_link(&request.ctx, &id).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Gives a link more time. The arguments are the fields of [`console::LinkExtension`].
#[server(output = crate::codec::Answer)]
pub async fn extend_link(
    platform: String,
    link: String,
    version: String,
    #[server(default)] life_days: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("links/{link}"));
    let form = crate::form::Typed::new("extend-link", page.clone()).keep("life_days", &life_days);
    let extension = console::LinkExtension { life_days, version };
    let done = match request.thing(&platform, &link).await {
        Ok((desk, id)) => desk.extend_link(&request.ctx, &id, &extension).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Makes a link anew and leads to the new one. The arguments are the fields of [`console::LinkReissue`].
#[server(output = crate::codec::Answer)]
pub async fn reissue_link(
    platform: String,
    link: String,
    #[server(default)] version: String,
    #[server(default)] new_life_days: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("links/{link}"));
    let form = crate::form::Typed::new("reissue-link", page).keep("new_life_days", &new_life_days);
    let reissue = console::LinkReissue {
        new_life_days,
        version,
    };
    let made = match request.thing(&platform, &link).await {
        Ok((desk, id)) => desk.reissue_link(&request.ctx, &id, &reissue).await,
        Err(refusal) => Err(refusal),
    };
    let goto = made.map(|id| crate::paths::platform(&platform, format_args!("links/{id}")));
    form.answer(&request, goto).await
}

/// Changes what a link tells its customer. The version is not given back: a form that comes back shows the newest.
#[server(output = crate::codec::Answer)]
pub async fn note_link(
    platform: String,
    link: String,
    version: String,
    note: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("links/{link}"));
    let form = crate::form::Typed::new("note-link", page.clone()).keep("note", &note);
    let note = console::LinkNote { note, version };
    let done = match request.thing(&platform, &link).await {
        Ok((desk, id)) => desk.note_link(&request.ctx, &id, &note).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Has the exchange of an attempt's code tried again at once. `link` is the page that a refusal goes back to.
#[server(output = crate::codec::Answer)]
pub async fn retry_attempt(
    platform: String,
    link: String,
    attempt: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("links/{link}"));
    let form = crate::form::Typed::new("retry-attempt", page);
    let tried = match request.thing(&platform, &attempt).await {
        Ok((desk, id)) => desk.retry_attempt(&request.ctx, &id).await,
        Err(refusal) => Err(refusal),
    };
    let goto = tried.map(|id| crate::paths::platform(&platform, format_args!("links/{id}")));
    form.answer(&request, goto).await
}
