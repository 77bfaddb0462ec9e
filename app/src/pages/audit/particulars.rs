//! What stands behind an entry: what changed, why, in which request, with which program.

use console::AuditRow;
use leptos::prelude::*;

use super::{
    changes::{changes, line},
    reason,
};
use crate::{
    locales::{audit, audit_page::AuditWords, lang, states::States},
    paths,
    ui::{Copyable, Fact, Facts, LinkButton, Time},
};

/// The particulars, in a popover: it opens and closes without scripts.
pub fn particulars(slug: &str, row: &AuditRow) -> impl IntoView + use<> {
    let (t, lang) = (AuditWords::here(), lang());
    let id = row.id.to_string();
    let (opens, itself) = (id.clone(), id.clone());
    let heading = format!("{id}-title");
    let named = heading.clone();
    let facts = facts(row);
    let whole = super::address::entry(slug, &id);
    let others = row.object_id.clone().map(|object| {
        let href = paths::with_query(paths::platform(slug, "audit"), &[("object", Some(object))]);
        view! { <LinkButton href text=t.of_this /> }
    });
    view! {
        <button type="button" class="button button-quiet" popovertarget=opens>{t.show}</button>
        <dialog class="dialog particulars" id=itself popover="auto" aria-labelledby=named>
            <h2 id=heading>{audit::action(lang, row.action)}</h2>
            {facts}
            <div class="dialog-actions">
                <LinkButton href=whole text=t.open_entry />
                {others}
                <button type="button" class="button" popovertarget=id popovertargetaction="hide" autofocus>
                    {States::here().close}
                </button>
            </div>
        </dialog>
    }
}

fn facts(row: &AuditRow) -> impl IntoView + use<> {
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
    let (at, utc, entry) = (row.at, row.at.utc(), row.id.to_string());
    view! {
        <Facts>
            <Fact label=t.at><Time at seconds=true /></Fact>
            <Fact label=t.utc><code>{utc}</code></Fact>
            {changes}
            {why}
            {request}
            {agent}
            <Fact label=t.entry><Copyable text=entry label=t.entry /></Fact>
        </Facts>
    }
}
