use std::sync::Arc;

use app::{context::PageContext, paths};
use axum::{
    Extension,
    body::Body,
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};
use console::{Fault, Flash, PlatformDesk, Refusal, Rejected};
use domain::{ids::FlashId, problem::FormProblem};
use http::{HeaderMap, header};

use crate::web::{Notice, Web};

/// The form's name, as its page knows it.
const FORM: &str = "check-import";

/// `POST /p/{platform}/customers/import/check`: a table of customers as a file or pasted. Leads to what it would bring,
/// or back to the form with what is wrong with it.
pub async fn check(
    State(web): State<Arc<Web>>,
    Extension(context): Extension<PageContext>,
    Path(platform): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let desk = match web.doors.platform(&context.ctx, &platform).await {
        Ok(desk) => desk,
        Err(Fault::NotFound) => return Notice::NotFound.into_response(),
        Err(Fault::SignedOut) => return Redirect::to("/sign-in").into_response(),
        Err(Fault::Unavailable) => return Notice::Broken.into_response(),
    };
    let page = paths::platform(&platform, "customers/import");
    let Some(table) = Table::read(&headers, body).await else {
        return Notice::TooLarge.into_response();
    };
    match checked(&context, desk.as_ref(), &table).await {
        Ok(id) => Redirect::to(&format!("{page}?preview={id}")).into_response(),
        Err(refusal) => give_back(&context, &page, table, refusal).await,
    }
}

async fn checked(
    context: &PageContext,
    desk: &dyn PlatformDesk,
    table: &Table,
) -> Result<FlashId, Refusal> {
    desk.check_import(&context.ctx, &table.file, &table.text)
        .await
}

/// As every form that was refused without scripts, with what was pasted: it is no longer than the form's body may be.
async fn give_back(context: &PageContext, page: &str, table: Table, refusal: Refusal) -> Response {
    let rejected = match refusal {
        Refusal::Rejected(rejected) => rejected,
        Refusal::Fault(_) => Rejected::general(FormProblem::Internal),
    };
    let flash = Flash {
        form: FORM.to_owned(),
        values: vec![("text".to_owned(), table.text)],
        rejected,
    };
    let visitor = context.doors.visitor();
    let query = match visitor.keep_flash(&context.ctx, &flash).await {
        Ok(id) => format!("flash={id}"),
        Err(_) => format!("failed={FORM}"),
    };
    Redirect::to(&format!("{page}?{query}")).into_response()
}

/// The form's two fields.
#[derive(Default)]
struct Table {
    file: Vec<u8>,
    text: String,
}

impl Table {
    /// None when the body is larger than any form's, or breaks off; a body of another kind has no fields.
    async fn read(headers: &HeaderMap, body: Body) -> Option<Self> {
        let mut table = Self::default();
        let kind = headers
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        let Ok(boundary) = multer::parse_boundary(kind) else {
            return Some(table);
        };
        let mut fields = multer::Multipart::new(body.into_data_stream(), boundary);
        while let Some(field) = fields.next_field().await.ok()? {
            match field.name() {
                Some("file") => table.file = field.bytes().await.ok()?.to_vec(),
                Some("text") => table.text = field.text().await.ok()?,
                _ => {}
            }
        }
        Some(table)
    }
}
