use std::sync::Arc;

use app::codec::Compact;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

use http::{HeaderMap, header};
use server_fn::ContentType as _;

use crate::web::{Arrival, Notice, Web, prefs};

/// Gives every [`Notice`] its page, in the visitor's language and with the request's name; a script of ours gets it as it
/// gets every answer.
pub async fn speak(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let prefs = prefs(request.headers());
    let back = way_back(request.uri().path());
    let by_script = asks_for_answers(request.headers());
    let arrival = request.extensions().get::<Arrival>().cloned();
    let response = next.run(request).await;
    let Some(notice) = response.extensions().get::<Notice>() else {
        return response;
    };
    let id = arrival.as_ref().map_or("", |arrival| arrival.id.as_str());
    if by_script {
        return notice.answer(id);
    }
    notice.page(prefs, &web.assets.customer_css, id, &back)
}

/// Our own scripts say which encoding they read.
fn asks_for_answers(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT);
    accepts.is_some_and(|accepts| accepts == Compact::CONTENT_TYPE)
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
