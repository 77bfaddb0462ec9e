//! The audit trail.

use console::{AuditRow, Seen, StaffRow};
use domain::list::{AuditFilter, Page};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// A page of the audit trail, and the people that it can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditList {
    /// The page.
    pub page: Page<AuditRow>,
    /// Who works on the platform: owners, and those who came last.
    pub people: Vec<StaffRow>,
}

/// A page of the audit trail.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_audit(
    platform: String,
    filter: AuditFilter,
) -> Result<Seen<AuditList>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let page = request.seen(desk.audit(&request.ctx, &filter).await)?.view;
    let people = desk.people(&request.ctx, &Default::default()).await;
    request.seen(people.map(|list| AuditList {
        page,
        people: list.owners.into_iter().chain(list.page.rows).collect(),
    }))
}

/// One entry.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_audit_entry(platform: String, id: String) -> Result<Seen<AuditRow>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.audit_entry(&request.ctx, &id).await)
}
