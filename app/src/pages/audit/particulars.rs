//! What stands behind an entry: what changed, why, in which request, with which program.

use console::AuditRow;
use leptos::prelude::*;

use super::{
    changes::{changes, line},
    reason,
};
use crate::{
    locales::{audit_page::AuditWords, lang},
    ui::{Copyable, Fact, Facts},
};

/// The particulars, folded away.
pub fn particulars(row: &AuditRow) -> impl IntoView + use<> {
    let (t, lang) = (AuditWords::here(), lang());
    let why = row.reason.as_deref().map(|code| reason::words(lang, code));
    let why = why.map(|why| view! { <Fact label=t.reason>{why}</Fact> });
    let request = row.request_id.as_ref().map(ToString::to_string);
    let request = request
        .map(|id| view! { <Fact label=t.request><Copyable text=id label=t.request /></Fact> });
    let agent = row
        .user_agent
        .clone()
        .map(|agent| view! { <Fact label=t.user_agent>{agent}</Fact> });
    let changes = changes(lang, row.before.as_deref(), row.after.as_deref());
    let changes = changes.into_iter().map(line).collect_view();
    let entry = row.id.to_string();
    view! {
        <details class="fold">
            <summary>{t.show}</summary>
            <div class="particulars">
                <Facts>
                    {changes}
                    {why}
                    {request}
                    {agent}
                    <Fact label=t.entry><Copyable text=entry label=t.entry /></Fact>
                </Facts>
            </div>
        </details>
    }
}
