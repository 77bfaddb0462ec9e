//! Customers.

use console::{CustomerDetail, CustomerRow, ImportPreview, Seen};
use domain::list::{CustomerFilter, Page};
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// A page of customers.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_customers(
    platform: String,
    filter: CustomerFilter,
) -> Result<Seen<Page<CustomerRow>>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.customers(&request.ctx, &filter).await)
}

/// One customer.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_customer(platform: String, id: String) -> Result<Seen<CustomerDetail>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.customer(&request.ctx, &id).await)
}

/// Adds a customer and leads to its page.
#[server(output = crate::codec::Answer)]
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

/// Changes a customer's name and note. The version is not given back: a form that comes back shows the newest.
#[server(output = crate::codec::Answer)]
pub async fn edit_customer(
    platform: String,
    customer: String,
    version: String,
    name: String,
    note: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("customers/{customer}"));
    let form = crate::form::Typed::new("edit-customer", format!("{page}/edit"))
        .keep("name", &name)
        .keep("note", &note);
    let edit = console::CustomerEdit {
        name,
        note,
        version,
    };
    let done = match request.thing(&platform, &customer).await {
        Ok((desk, id)) => desk.edit_customer(&request.ctx, &id, &edit).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Puts a customer away (`away` is `true`), or takes it back.
#[server(output = crate::codec::Answer)]
pub async fn archive_customer(
    platform: String,
    customer: String,
    away: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("customers/{customer}"));
    let form = crate::form::Typed::new("archive-customer", page.clone());
    let done = match request.thing(&platform, &customer).await {
        Ok((desk, id)) => {
            desk.archive_customer(&request.ctx, &id, away == "true")
                .await
        }
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// What a table that was uploaded would bring; none when it is not kept any more.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_import(
    platform: String,
    preview: String,
) -> Result<Seen<Option<ImportPreview>>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let view = match preview.parse() {
        Ok(id) => desk.import_preview(&request.ctx, &id).await,
        Err(_) => Ok(None),
    };
    request.seen(view)
}

/// Adds the customers of a table that was uploaded and leads to the list.
#[server(output = crate::codec::Answer)]
pub async fn import_customers(platform: String, preview: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "customers/import");
    let form = crate::form::Typed::new("import-customers", page);
    let done = match request.thing(&platform, &preview).await {
        Ok((desk, id)) => desk.import_customers(&request.ctx, &id).await,
        Err(refusal) => Err(refusal),
    };
    let goto = match done {
        Ok(imported) => {
            let list = crate::paths::platform(&platform, "customers");
            Ok(crate::form::tell(&request, list, "imported", &counts(imported)).await)
        }
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, goto).await
}

/// What the list says of an import.
#[cfg(feature = "ssr")]
fn counts(imported: console::Imported) -> [(&'static str, i64); 2] {
    [("added", imported.added), ("skipped", imported.skipped)]
}
