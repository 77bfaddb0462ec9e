use std::sync::LazyLock;

use app::{App, context::PageContext, shell::shell};
use axum::{Router, extract::Request, response::Response};
use http::{Method, request::Parts};
use leptos::prelude::*;
use leptos_axum::{
    AxumRouteListing, LeptosRoutes as _, generate_route_list_with_exclusions_and_ssg_and_context,
    render_app_async_with_context,
};

use crate::web::{Route, Table};

/// The addresses of the pages. Found without a request, so nothing is provided; and once in a process: while Leptos
/// makes the list it keeps every resource from loading, also those of pages that are being rendered meanwhile, which
/// then never end.
static PAGES: LazyLock<Vec<AxumRouteListing>> =
    LazyLock::new(|| generate_route_list_with_exclusions_and_ssg_and_context(App, None, || {}).0);

/// Every page of the console, and every server function.
pub fn routes() -> Table {
    let pages = PAGES.clone();
    let of_pages = pages
        .iter()
        .map(|page| Route::new(&Method::GET, page.path()));
    let of_functions =
        server_fn::axum::server_fn_paths().map(|(path, method)| Route::new(&method, path));
    let routes = of_pages.chain(of_functions).collect();
    let options = options();
    let router = Router::new()
        .leptos_routes_with_context(&options, pages, provide, document)
        .with_state(options);
    Table { router, routes }
}

/// A page of the console for an address that is not in the list.
pub async fn render(request: Request) -> Response {
    render_app_async_with_context(provide, document)(request).await
}

fn document() -> impl IntoView {
    shell(options())
}

/// Our asset names come by context, so these options are for the integration alone.
fn options() -> LeptosOptions {
    LeptosOptions::builder().output_name("grantbook").build()
}

/// Hands a page, or a server function, what the visitor layer found out about its request.
fn provide() {
    let found =
        use_context::<Parts>().and_then(|parts| parts.extensions.get::<PageContext>().cloned());
    if let Some(context) = found {
        context.provide();
    }
}
