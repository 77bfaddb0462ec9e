//! Entries of the audit trail as a timeline.

use console::AuditRow;
use domain::{audit::Outcome, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{audit, lang},
    ui::{Timeline, TimelineItem, Tone},
};

/// What happened lately, newest first.
#[component]
pub fn Activity(
    /// The entries.
    rows: Vec<AuditRow>,
    /// The moment of rendering.
    now: Timestamp,
) -> impl IntoView {
    let lang = lang();
    let items = rows
        .into_iter()
        .map(|row| {
            let tone = match row.outcome {
                Outcome::Done => Tone::Good,
                Outcome::Refused => Tone::Attention,
                Outcome::Failed => Tone::Bad,
            };
            let mut who = audit::actor(lang, row.actor_kind).to_owned();
            for part in [&row.actor_name, &row.object_name] {
                if !part.is_empty() {
                    who.push_str(" · ");
                    who.push_str(part);
                }
            }
            view! {
                <TimelineItem tone title=audit::action(lang, row.action) at=row.at now=now>
                    <span class="muted">{who}</span>
                </TimelineItem>
            }
        })
        .collect_view();
    view! { <Timeline>{items}</Timeline> }
}
