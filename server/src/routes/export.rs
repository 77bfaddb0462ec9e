use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use app::context::PageContext;
use axum::{
    body::{Body, Bytes},
    extract::{Path, Request},
    response::{IntoResponse as _, Response},
};
use console::{AuditExport, Fault, Refusal};
use domain::{
    day::Day,
    export::ExportFormat,
    list::{AuditFilter, Reading},
};
use http::{HeaderValue, Method, StatusCode, header};
use http_body::Frame;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use url::form_urlencoded;

use super::unknown;
use crate::web::{Notice, audit_head, audit_lines, audit_tail};

/// A client that takes nothing for so long is gone.
const PATIENCE: Duration = Duration::from_secs(60);

/// `GET /p/{platform}/audit/export.csv`
pub async fn csv(path: Path<String>, request: Request) -> Response {
    export(path, request, ExportFormat::Csv).await
}

/// `GET /p/{platform}/audit/export.jsonl`
pub async fn jsonl(path: Path<String>, request: Request) -> Response {
    export(path, request, ExportFormat::Jsonl).await
}

/// Every entry that the query's filter leaves, as a file. A filter that makes no sense would give away something else
/// than was asked for: it is refused.
async fn export(Path(slug): Path<String>, request: Request, format: ExportFormat) -> Response {
    let Some(context) = request.extensions().get::<PageContext>().cloned() else {
        return Notice::Broken.into_response();
    };
    let desk = match context.doors.platform(&context.ctx, &slug).await {
        Ok(desk) => desk,
        Err(Fault::Unavailable) => return Notice::Broken.into_response(),
        Err(Fault::NotFound | Fault::SignedOut) => return unknown::page(request).await,
    };
    let query = request.uri().query().unwrap_or_default();
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let mut reading = Reading::new(&pairs);
    let filter = AuditFilter::read(&mut reading);
    if !reading.ignored().is_empty() {
        return Notice::BadFilter.into_response();
    }
    // Asking about a file is not taking it.
    if request.method() == Method::HEAD {
        return file(&slug, &context, format, Body::empty());
    }
    let export = match desk.export_audit(&context.ctx, &filter, format).await {
        Ok(export) => export,
        Err(Refusal::Rejected(_)) => return Notice::ExportRunning.into_response(),
        Err(Refusal::Fault(_)) => return Notice::Broken.into_response(),
    };
    let (sender, receiver) = channel(2);
    tokio::spawn(write(export, format, sender));
    file(&slug, &context, format, Body::new(Lines(receiver)))
}

/// The answer with the file of today.
fn file(slug: &str, context: &PageContext, format: ExportFormat, body: Body) -> Response {
    let day = Day::of(context.ctx.now);
    let name = format!("audit-{}-{day}.{}", desk_name(slug), format.code());
    let kind = match format {
        ExportFormat::Csv => "text/csv; charset=utf-8; header=present",
        ExportFormat::Jsonl => "application/x-ndjson; charset=utf-8",
    };
    let mut response = (StatusCode::OK, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

/// A slug has nothing else; this keeps it so wherever it came from.
fn desk_name(slug: &str) -> String {
    slug.chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect()
}

/// What the body is made of: bytes, or the end before its time.
type Piece = Result<Bytes, BrokenOff>;

/// The export could not go on. The connection ends, so that nobody takes the file for a whole one.
#[derive(Debug, thiserror::Error)]
#[error("the export was broken off")]
struct BrokenOff;

async fn write(mut export: Box<dyn AuditExport>, format: ExportFormat, to: Sender<Piece>) {
    let whole = write_all(export.as_mut(), format, &to).await;
    export.end(whole).await;
}

/// Whether everything was taken.
async fn write_all(export: &mut dyn AuditExport, format: ExportFormat, to: &Sender<Piece>) -> bool {
    if !give(to, Ok(audit_head(format))).await {
        return false;
    }
    loop {
        match export.next().await {
            Ok(Some(rows)) => {
                if !give(to, Ok(audit_lines(format, &rows))).await {
                    return false;
                }
            }
            Ok(None) if export.is_cut() => return give(to, Ok(audit_tail(format))).await,
            Ok(None) => return true,
            Err(_) => {
                // Whether the client hears of it or is gone makes no difference any more.
                let _ = to.send_timeout(Err(BrokenOff), PATIENCE).await;
                return false;
            }
        }
    }
}

async fn give(to: &Sender<Piece>, piece: Result<String, BrokenOff>) -> bool {
    to.send_timeout(piece.map(Bytes::from), PATIENCE)
        .await
        .is_ok()
}

/// The pieces as they come.
struct Lines(Receiver<Piece>);

impl http_body::Body for Lines {
    type Data = Bytes;
    type Error = BrokenOff;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BrokenOff>>> {
        self.0
            .poll_recv(context)
            .map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}
