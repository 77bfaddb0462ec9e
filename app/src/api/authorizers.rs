//! Authorizers.

use console::{AuthorizerDetail, AuthorizerRow, ListChoices, Seen};
use domain::list::{AuthorizerFilter, Page};
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
#[server(input = server_fn::codec::Json)]
pub async fn list_authorizers(
    platform: String,
    filter: AuthorizerFilter,
) -> Result<Seen<AuthorizerList>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let page = request
        .seen(desk.authorizers(&request.ctx, &filter).await)?
        .view;
    let choices = desk.list_choices(&request.ctx, filter.customer.as_ref()).await;
    request.seen(choices.map(|choices| AuthorizerList { page, choices }))
}

/// One authorizer.
#[server(input = server_fn::codec::Json)]
pub async fn load_authorizer(
    platform: String,
    id: String,
) -> Result<Seen<AuthorizerDetail>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.authorizer(&request.ctx, &id).await)
}

/// Gives an authorizer to a customer and leads back to its page.
#[server]
pub async fn assign_authorizer(
    platform: String,
    authorizer: String,
    customer: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("authorizers/{authorizer}"));
    let form =
        crate::form::Typed::new("assign-authorizer", page.clone()).keep("customer", &customer);
    let assigned = match (
        request.doors.platform(&request.ctx, &platform).await,
        authorizer.parse(),
    ) {
        (Ok(desk), Ok(id)) => desk.assign_authorizer(&request.ctx, &id, &customer).await,
        (Ok(_), Err(_)) => Err(console::Fault::NotFound.into()),
        (Err(fault), _) => Err(fault.into()),
    };
    form.answer(&request, assigned.map(|()| page)).await
}
