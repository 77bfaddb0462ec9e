//! Customers.

use console::{CustomerDetail, CustomerRow, Seen};
use domain::list::{CustomerFilter, Page};
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// A page of customers.
#[server(input = server_fn::codec::Json)]
pub async fn list_customers(
    platform: String,
    filter: CustomerFilter,
) -> Result<Seen<Page<CustomerRow>>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.customers(&request.ctx, &filter).await)
}

/// One customer.
#[server(input = server_fn::codec::Json)]
pub async fn load_customer(platform: String, id: String) -> Result<Seen<CustomerDetail>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.customer(&request.ctx, &id).await)
}

/// Adds a customer and leads to its page.
#[server]
pub async fn add_customer(
    platform: String,
    name: String,
    note: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "customers/new");
    let form = crate::form::Typed::new("add-customer", page)
        .keep("name", &name)
        .keep("note", &note);
    let added = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => {
            desk.add_customer(&request.ctx, &console::NewCustomer { name, note })
                .await
        }
        Err(fault) => Err(fault.into()),
    };
    let goto = added.map(|id| crate::paths::platform(&platform, format_args!("customers/{id}")));
    form.answer(&request, goto).await
}
