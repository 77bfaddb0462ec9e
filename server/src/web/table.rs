use std::sync::Arc;

use axum::{
    Router,
    handler::Handler,
    routing::{MethodFilter, any, on},
};
use http::Method;

use super::Web;

/// A route: what it is asked with, and its path as axum writes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The method, in capitals; `ANY` where it does not matter.
    pub method: String,
    /// The path: `/l/{token}`.
    pub path: String,
}

impl Route {
    /// The route with this method and path.
    pub fn new(method: &Method, path: &str) -> Self {
        Self {
            method: method.to_string(),
            path: path.to_owned(),
        }
    }
}

/// Routes that remember themselves: no route is added any other way, so a test can walk them all.
pub struct Table {
    /// The router so far.
    pub router: Router<Arc<Web>>,
    /// The routes in it.
    pub routes: Vec<Route>,
}

impl Table {
    /// No routes.
    pub fn new() -> Self {
        Self {
            router: Router::new(),
            routes: Vec::new(),
        }
    }

    /// Answers GET (and HEAD) there.
    pub fn get<H: Handler<T, Arc<Web>>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on(MethodFilter::GET, &Method::GET, path, handler)
    }

    /// Answers POST there.
    pub fn post<H: Handler<T, Arc<Web>>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on(MethodFilter::POST, &Method::POST, path, handler)
    }

    /// Answers everything there that no other route does.
    pub fn any<H: Handler<T, Arc<Web>>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.routes.push(Route {
            method: "ANY".to_owned(),
            path: path.to_owned(),
        });
        self.router = self.router.route(path, any(handler));
        self
    }

    fn on<H: Handler<T, Arc<Web>>, T: 'static>(
        mut self,
        filter: MethodFilter,
        method: &Method,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.routes.push(Route::new(method, path));
        self.router = self.router.route(path, on(filter, handler));
        self
    }

    /// Puts a layer around every route so far.
    pub fn wrap(mut self, layer: impl FnOnce(Router<Arc<Web>>) -> Router<Arc<Web>>) -> Self {
        self.router = layer(self.router);
        self
    }

    /// Both together.
    pub fn merge(mut self, other: Self) -> Self {
        self.routes.extend(other.routes);
        self.router = self.router.merge(other.router);
        self
    }
}
