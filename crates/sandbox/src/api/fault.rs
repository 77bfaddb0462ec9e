use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    http::StatusCode,
    response::{Html, IntoResponse as _, Response},
};
use http_body::Frame;
use tokio::time::sleep;

use super::{dispatch::reply, refusal::Refusal};
use crate::{FaultKind, Sandbox};

/// A proxy's page.
const BAD_GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1>\
     </center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

/// Answers, unless something was told to go wrong.
pub(super) async fn with_fault(
    fault: Option<FaultKind>,
    sandbox: &Sandbox,
    answer: impl FnOnce() -> Response,
) -> Response {
    match fault {
        None => answer(),
        Some(FaultKind::Errcode { errcode }) => reply(sandbox, Err(Refusal::new(errcode))),
        Some(FaultKind::Status { status }) => StatusCode::from_u16(status)
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
        Some(FaultKind::Html) => {
            Html("<html><body>系统繁忙，请稍后再试</body></html>").into_response()
        }
        Some(FaultKind::BadGateway) => (StatusCode::BAD_GATEWAY, Html(BAD_GATEWAY)).into_response(),
        Some(FaultKind::Delay { ms }) => after(sandbox, Duration::from_millis(ms), answer).await,
        Some(FaultKind::Hang { seconds }) => {
            after(sandbox, Duration::from_secs(seconds), answer).await
        }
        Some(FaultKind::Reset) => Body::new(Broken).into_response(),
        Some(FaultKind::LostAnswer) => {
            answer();
            StatusCode::BAD_GATEWAY.into_response()
        }
    }
}

/// The answer, so much later; whoever stops the sandbox does not wait for it.
async fn after(sandbox: &Sandbox, wait: Duration, answer: impl FnOnce() -> Response) -> Response {
    let waited = sandbox.stopping().run_until_cancelled(sleep(wait)).await;
    match waited {
        Some(()) => answer(),
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// A body that is nothing but an error: the server can only break the connection off.
struct Broken;

impl HttpBody for Broken {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(Some(Err(io::Error::other("told to break off"))))
    }
}
