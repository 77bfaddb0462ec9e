//! Conflicts: expected sets that are lacking.

#[cfg(feature = "ssr")]
use console::ConflictNote;
use console::{ConflictDetail, ConflictRow, ListChoices, Seen};
use domain::list::{ConflictFilter, Page};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{error::AppError, form::Outcome};

/// A page of conflicts, and what the list can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictList {
    /// The page.
    pub page: Page<ConflictRow>,
    /// The choices of its filters.
    pub choices: ListChoices,
}

/// A page of conflicts.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_conflicts(
    platform: String,
    filter: ConflictFilter,
) -> Result<Seen<ConflictList>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let choices = desk
        .list_choices(
            &request.ctx,
            filter.customer.as_ref(),
            filter.typed.as_ref(),
        )
        .await;
    let choices = request.seen(choices)?.view;
    let page = match choices.asked {
        // Whose they are is to be found out first.
        Some(console::AskedCustomer::Unclear(_)) => Ok(Page::none()),
        _ => {
            let filter = filter.of_found(choices.found());
            desk.conflicts(&request.ctx, &filter).await
        }
    };
    request.seen(page.map(|page| ConflictList { page, choices }))
}

/// One conflict with its evidence.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_conflict(platform: String, id: String) -> Result<Seen<ConflictDetail>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.conflict(&request.ctx, &id).await)
}

/// Takes note of a conflict and leads back to its page.
#[server(output = crate::codec::Answer)]
pub async fn acknowledge_conflict(
    platform: String,
    conflict: String,
    note: String,
    version: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("conflicts/{conflict}"));
    let form = crate::form::Typed::new("conflict-note", page.clone()).keep("note", &note);
    let typed = ConflictNote { note, version };
    let done = match request.thing(&platform, &conflict).await {
        Ok((desk, id)) => desk.acknowledge_conflict(&request.ctx, &id, &typed).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Takes back that a conflict was taken note of and leads back to its page.
#[server(output = crate::codec::Answer)]
pub async fn unacknowledge_conflict(
    platform: String,
    conflict: String,
    version: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("conflicts/{conflict}"));
    let form = crate::form::Typed::new("unacknowledge-conflict", page.clone());
    let done = match request.thing(&platform, &conflict).await {
        Ok((desk, id)) => {
            desk.unacknowledge_conflict(&request.ctx, &id, &version)
                .await
        }
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}

/// Changes the note on a conflict and leads back to its page.
#[server(output = crate::codec::Answer)]
pub async fn note_conflict(
    platform: String,
    conflict: String,
    note: String,
    version: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("conflicts/{conflict}"));
    let form = crate::form::Typed::new("conflict-note", page.clone()).keep("note", &note);
    let typed = ConflictNote { note, version };
    let done = match request.thing(&platform, &conflict).await {
        Ok((desk, id)) => desk.note_conflict(&request.ctx, &id, &typed).await,
        Err(refusal) => Err(refusal),
    };
    form.answer(&request, done.map(|()| page)).await
}
