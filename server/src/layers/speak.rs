use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

use crate::web::{Arrival, Notice, Web, prefs};

/// Gives every [`Notice`] its page, in the visitor's language and with the request's name.
pub async fn speak(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let prefs = prefs(request.headers());
    let back = way_back(request.uri().path());
    let arrival = request.extensions().get::<Arrival>().cloned();
    let response = next.run(request).await;
    let Some(notice) = response.extensions().get::<Notice>() else {
        return response;
    };
    let id = arrival.as_ref().map_or("", |arrival| arrival.id.as_str());
    notice.page(prefs, &web.assets.customer_css, id, &back)
}

/// Customers go back to where they were; staff to the start page, since a form's address shows nothing.
fn way_back(path: &str) -> String {
    if path.starts_with("/l/") || path.starts_with("/r/") {
        app::paths::escape(path)
    } else {
        "/".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::way_back;

    #[test]
    fn a_notice_leads_back_and_nowhere_else() {
        assert_eq!(way_back("/l/Ab-_9/go"), "/l/Ab-_9/go");
        assert_eq!(way_back("/r/\"><script>"), "/r/%22%3E%3Cscript%3E");
        assert_eq!(way_back("/api/ui/x"), "/");
    }
}
