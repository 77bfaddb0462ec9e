//! Refused forms of pages without scripts.

use console::Flash;
#[cfg(feature = "ssr")]
use domain::problem::FormProblem;
use leptos::prelude::*;

use crate::error::AppError;

/// The refused form that this visitor left under this id; none when it is gone, or not one.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn read_flash(id: String) -> Result<Option<Flash>, AppError> {
    let request = crate::context::Request::here()?;
    let Ok(id) = id.parse() else { return Ok(None) };
    let flash = request
        .doors
        .visitor()
        .flash(&request.ctx, &id)
        .await
        .map_err(|fault| request.failed(fault))?;
    // The page that shows it says with its status, too, that the form was sent too often.
    if let Some(FormProblem::TooMany { minutes }) =
        flash.as_ref().and_then(|flash| flash.rejected.general)
        && crate::respond::is_page()
    {
        crate::respond::with_too_many(minutes);
    }
    Ok(flash)
}
