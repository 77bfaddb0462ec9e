//! The addresses of the server. Each group stands behind the layers that it needs (see [`crate::layers`]).

mod customers;
mod export;
mod files;
mod health;
mod imports;
mod pages;
mod preferences;
mod push;
mod qr;
mod unknown;

use std::{path::Path, sync::Arc};

use anyhow::Result;
use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state, map_response},
};

use crate::{
    layers,
    web::{Route, Table, Web},
};

/// Everything that is served, and the list of it.
///
/// # Errors
/// A console origin that no browser would send.
pub fn build(web: &Arc<Web>, site: &Path) -> Result<(Router, Vec<Route>)> {
    let (csrf, csrf_of_uploads) = (layers::csrf(&web.origin)?, layers::csrf(&web.origin)?);
    let own_forms = console(web)
        .merge(customers(web))
        .merge(Table::new().post("/preferences", preferences::choose))
        .wrap(|router| {
            router
                .layer(layers::small_bodies())
                .layer(map_response(layers::too_large))
                .layer(csrf)
        });
    let uploads = imports(web).wrap(|router| {
        router
            .layer(layers::upload_bodies())
            .layer(map_response(layers::too_large))
            .layer(csrf_of_uploads)
    });
    let Table { router, routes } = own_forms
        .merge(uploads)
        .merge(files::routes(site))
        .merge(
            Table::new()
                .get("/healthz", health::alive)
                .get("/readyz", health::ready),
        )
        .merge(
            Table::new()
                .post("/push/{slug}/events", push::receive)
                .get("/push/{slug}/events", push::check)
                .post("/push/{slug}/messages/{appid}", push::message)
                .get("/push/{slug}/messages/{appid}", push::check_messages),
        );
    let router = router
        .layer(from_fn(layers::hurry))
        .layer(layers::rescue())
        .layer(from_fn_with_state(Arc::clone(web), layers::speak))
        .layer(from_fn_with_state(Arc::clone(web), layers::safe_headers))
        .layer(from_fn_with_state(Arc::clone(web), layers::record))
        .with_state(Arc::clone(web));
    Ok((router, routes))
}

/// The console: pages, their server functions, and what to say at addresses that are none.
fn console(web: &Arc<Web>) -> Table {
    pages::routes()
        .get("/p/{platform}/audit/export.csv", export::csv)
        .get("/p/{platform}/audit/export.jsonl", export::jsonl)
        .get("/p/{platform}/links/{id}/qr.svg", qr::svg)
        .get("/p/{platform}/links/{id}/qr.png", qr::png)
        .wrap(|router| router.layer(from_fn(layers::guard)))
        .any("/api/{*path}", unknown::api)
        .wrap(|router| {
            router
                .fallback(unknown::page)
                .layer(from_fn_with_state(Arc::clone(web), layers::visitor))
                .layer(from_fn_with_state(Arc::clone(web), layers::page_headers))
        })
}

/// Forms that bring a file, which is larger than any other form.
fn imports(web: &Arc<Web>) -> Table {
    Table::new()
        .post("/p/{platform}/customers/import/check", imports::check)
        .wrap(|router| {
            router
                .layer(from_fn_with_state(Arc::clone(web), layers::visitor))
                .layer(from_fn_with_state(Arc::clone(web), layers::page_headers))
        })
}

/// What customers meet on their way to WeChat and back.
fn customers(web: &Arc<Web>) -> Table {
    Table::new()
        .get("/l/{token}", customers::landing)
        .get("/l/{token}/go", customers::not_by_get)
        .post("/l/{token}/go", customers::press)
        .post("/l/{token}/opened", customers::opened)
        .get("/cb/{state}", customers::callback)
        .get("/r/{state}", customers::result)
        .wrap(|router| {
            router.layer(from_fn_with_state(
                Arc::clone(web),
                layers::customer_headers,
            ))
        })
}
