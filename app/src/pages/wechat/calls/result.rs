//! How a call ended, and what that means.

use console::CallRow;
use domain::call::CallOutcome;
use leptos::prelude::*;

use crate::{
    locales::{calls, calls::CallWords, lang},
    pages::parts::in_words,
    ui::{Badge, Copyable, Tone},
};

/// The outcome in a word.
pub fn result(row: &CallRow) -> impl IntoView + use<> {
    let tone = match row.outcome {
        CallOutcome::Done => Tone::Good,
        CallOutcome::StaleToken
        | CallOutcome::Transient
        | CallOutcome::Code
        | CallOutcome::Repeated => Tone::Attention,
        _ => Tone::Bad,
    };
    let code = row
        .errcode
        .map(|errcode| view! { " " <code>{errcode}</code> });
    view! { <span class="nowrap"><Badge tone text=calls::outcome(lang(), row.outcome) />{code}</span> }
}

/// Cause, next step, WeChat's words and its request id; nothing for a call that went well.
pub fn explanation(row: &CallRow) -> Option<impl IntoView + use<>> {
    let t = CallWords::here();
    if !row.outcome.is_failure() {
        return None;
    }
    let (cause, next) = match row.meaning.clone().map(in_words) {
        Some((cause, next)) => (cause, Some(next)),
        None => {
            let cause = match row.errcode {
                Some(_) => t.unknown_code,
                None => calls::outcome(lang(), row.outcome),
            };
            (cause.to_owned(), None)
        }
    };
    let says = row.message.clone().map(|words| match row.errcode {
        Some(_) => view! { <p class="muted">{t.wechat_says}<code>{words}</code></p> }.into_any(),
        None => view! { <p class="muted">{calls::trouble(lang(), &words)}</p> }.into_any(),
    });
    let ip = row
        .ip
        .clone()
        .map(|ip| view! { <p>{t.ip}<Copyable text=ip label="IP" /></p> });
    let rid = row
        .rid
        .clone()
        .map(|rid| view! { <p>"rid "<Copyable text=rid label=t.rid /></p> });
    Some(view! {
        <details class="fold">
            <summary>{cause}</summary>
            {next}
            {ip}
            {rid}
            {says}
        </details>
    })
}
