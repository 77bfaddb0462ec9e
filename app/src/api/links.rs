//! Authorization links.

use console::{LinkDetail, LinkForm, LinkList, PageCodeView, Seen};
use domain::list::LinkFilter;
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// A page of links.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_links(platform: String, filter: LinkFilter) -> Result<Seen<LinkList>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.links(&request.ctx, &filter).await)
}

/// One link with its attempts.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_link(platform: String, id: String) -> Result<Seen<LinkDetail>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.link(&request.ctx, &id).await)
}

/// The codes that WeChat's own authorization page shows, in words: all of them, or the one that somebody typed.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_page_codes(
    platform: String,
    code: Option<String>,
) -> Result<Seen<Vec<PageCodeView>>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(Ok(desk.page_codes(code.as_deref())))
}

/// What can be chosen when a link is made; a `customer` that cannot be read is none.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_link_form(
    platform: String,
    customer: Option<String>,
) -> Result<Seen<LinkForm>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let customer = customer.and_then(|id| id.parse().ok());
    request.seen(desk.link_form(&request.ctx, customer.as_ref()).await)
}

/// Makes a link and leads to its page. The arguments are the fields of [`console::NewLink`].
#[server(output = crate::codec::Answer)]
pub async fn make_link(
    platform: String,
    customer: String,
    #[server(default)] customer_was: String,
    auth_type: String,
    biz_appid: String,
    #[server(default)] sets: Vec<String>,
    life_days: String,
    max_grants: String,
    #[server(default)] note: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let form = crate::form::Typed::new("make-link", crate::paths::platform(&platform, "links/new"))
        .keep("customer", &customer)
        .keep("customer_was", &customer_was)
        .keep("auth_type", &auth_type)
        .keep("biz_appid", &biz_appid)
        .keep_all("sets", &sets)
        .keep("life_days", &life_days)
        .keep("max_grants", &max_grants)
        .keep("note", &note);
    let new = console::NewLink {
        customer,
        customer_was,
        auth_type,
        biz_appid,
        sets,
        life_days,
        max_grants,
        note,
    };
    let made = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => desk.make_link(&request.ctx, &new).await,
        Err(fault) => Err(fault.into()),
    };
    let goto = made.map(|id| crate::paths::platform(&platform, format_args!("links/{id}")));
    form.answer(&request, goto).await
}
