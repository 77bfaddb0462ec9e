//! Authorizers.

#[cfg(feature = "ssr")]
use console::AuthorizerNote;
use console::{AuthorizerDetail, AuthorizerRow, ListChoices, Seen};
#[cfg(feature = "ssr")]
use domain::list::TypedCustomer;
use domain::list::{AuthorizerFilter, Cursor, Page};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{error::AppError, form::Outcome};

/// A page of authorizers, and what the list can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizerList {
    /// The page.
    pub page: Page<AuthorizerRow>,
    /// The choices of its filters.
    pub choices: ListChoices,
}

/// A page of authorizers.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_authorizers(
    platform: String,
    filter: AuthorizerFilter,
) -> Result<Seen<AuthorizerList>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let choices = desk
        .list_choices(
            &request.ctx,
            filter.customer.as_ref(),
            filter.typed.as_ref(),
        )
        .await;
    let choices = request.seen(choices)?.view;
    let page = match choices.asked {
        // Whose they are is to be found out first.
        Some(console::AskedCustomer::Unclear(_)) => Ok(Page::none()),
        _ => {
            let filter = filter.of_found(choices.found());
            desk.authorizers(&request.ctx, &filter).await
        }
    };
    request.seen(page.map(|page| AuthorizerList { page, choices }))
}

/// One authorizer, with its history behind `after`.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_authorizer(
    platform: String,
    id: String,
    after: Option<Cursor>,
) -> Result<Seen<AuthorizerDetail>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.authorizer(&request.ctx, &id, after.as_ref()).await)
}

/// Gives an authorizer to a customer and leads back to its page.
#[server(output = crate::codec::Answer)]
pub async fn assign_authorizer(
    platform: String,
    authorizer: String,
    customer: String,
    #[server(default)] customer_was: String,
    version: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = page(&platform, &authorizer);
    let form = crate::form::Typed::new("assign-authorizer", page.clone())
        .keep("customer", &customer)
        .keep("customer_was", &customer_was);
    let customer = TypedCustomer::new(&customer, &customer_was);
    let done = match request.thing(&platform, &authorizer).await {
        Ok((desk, id)) => {
            desk.assign_authorizer(&request.ctx, &id, &customer, &version)
                .await
        }
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Gives an authorizer to the customer of the link by which its grant came, and leads to `back` or to its page.
#[server(output = crate::codec::Answer)]
pub async fn accept_authorizer(
    platform: String,
    authorizer: String,
    version: String,
    #[server(default)] back: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = page(&platform, &authorizer);
    let form = crate::form::Typed::new("accept-authorizer", page.clone());
    let done = match request.thing(&platform, &authorizer).await {
        Ok((desk, id)) => desk.accept_authorizer(&request.ctx, &id, &version).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| back_or(&back, page)))
        .await
}

/// Puts the decision about an authorizer aside for good, and leads to `back` or to its page.
#[server(output = crate::codec::Answer)]
pub async fn ignore_authorizer(
    platform: String,
    authorizer: String,
    version: String,
    #[server(default)] back: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = page(&platform, &authorizer);
    let form = crate::form::Typed::new("ignore-authorizer", page.clone());
    let done = match request.thing(&platform, &authorizer).await {
        Ok((desk, id)) => desk.ignore_authorizer(&request.ctx, &id, &version).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| back_or(&back, page)))
        .await
}

/// Puts an authorizer that was ignored back into the queue, and leads back to its page.
#[server(output = crate::codec::Answer)]
pub async fn restore_authorizer(
    platform: String,
    authorizer: String,
    version: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = page(&platform, &authorizer);
    let form = crate::form::Typed::new("restore-authorizer", page.clone());
    let done = match request.thing(&platform, &authorizer).await {
        Ok((desk, id)) => desk.restore_authorizer(&request.ctx, &id, &version).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Changes the note on an authorizer and leads back to its page.
#[server(output = crate::codec::Answer)]
pub async fn note_authorizer(
    platform: String,
    authorizer: String,
    note: String,
    version: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = page(&platform, &authorizer);
    let form = crate::form::Typed::new("note-authorizer", page.clone()).keep("note", &note);
    let typed = AuthorizerNote { note, version };
    let done = match request.thing(&platform, &authorizer).await {
        Ok((desk, id)) => desk.note_authorizer(&request.ctx, &id, &typed).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Puts a tag on an authorizer and leads back to its page.
#[server(output = crate::codec::Answer)]
pub async fn tag_authorizer(
    platform: String,
    authorizer: String,
    tag: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = page(&platform, &authorizer);
    let form = crate::form::Typed::new("tag-authorizer", page.clone()).keep("tag", &tag);
    let done = match request.thing(&platform, &authorizer).await {
        Ok((desk, id)) => desk.tag_authorizer(&request.ctx, &id, &tag).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Takes a tag off an authorizer and leads back to its page.
#[server(output = crate::codec::Answer)]
pub async fn untag_authorizer(
    platform: String,
    authorizer: String,
    tag: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = page(&platform, &authorizer);
    let form = crate::form::Typed::new("untag-authorizer", page.clone());
    let done = match request.thing(&platform, &authorizer).await {
        Ok((desk, id)) => desk.untag_authorizer(&request.ctx, &id, &tag).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

#[cfg(feature = "ssr")]
fn page(platform: &str, authorizer: &str) -> String {
    crate::paths::platform(platform, format_args!("authorizers/{authorizer}"))
}

/// The page that a form came from, when it says so; else the authorizer's own.
#[cfg(feature = "ssr")]
fn back_or(back: &str, page: String) -> String {
    if back.is_empty() {
        page
    } else {
        crate::paths::own(back).to_owned()
    }
}
