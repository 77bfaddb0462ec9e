use app::{context::PageContext, paths};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse as _, Response},
};
use console::{Fault, QrFormat};
use domain::ids::LinkId;
use http::header;

use crate::web::Notice;

/// `GET /p/{platform}/links/{id}/qr.svg`: for print.
pub async fn svg(
    Extension(context): Extension<PageContext>,
    Path((platform, id)): Path<(String, String)>,
) -> Response {
    file(&context, &platform, &id, QrFormat::Svg).await
}

/// `GET /p/{platform}/links/{id}/qr.png`: for a chat.
pub async fn png(
    Extension(context): Extension<PageContext>,
    Path((platform, id)): Path<(String, String)>,
) -> Response {
    file(&context, &platform, &id, QrFormat::Png).await
}

async fn file(context: &PageContext, platform: &str, id: &str, format: QrFormat) -> Response {
    let drawn = async {
        let desk = context.doors.platform(&context.ctx, platform).await?;
        let id: LinkId = id.parse().map_err(|_| Fault::NotFound)?;
        let drawing = desk.link_qr(&context.ctx, &id, format).await?;
        Ok::<_, Fault>((id, drawing))
    };
    let (id, drawing) = match drawn.await {
        Ok(drawn) => drawn,
        Err(Fault::NotFound) => return Notice::NotFound.into_response(),
        Err(_) => return Notice::Broken.into_response(),
    };
    let (kind, ending) = match format {
        QrFormat::Svg => ("image/svg+xml", "svg"),
        QrFormat::Png => ("image/png", "png"),
    };
    let name = format!(
        "attachment; filename=\"{}-{id}.{ending}\"",
        paths::escape(platform)
    );
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    (headers, drawing).into_response()
}
