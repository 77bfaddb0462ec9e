//! How far the set-up is.

use console::Steps;
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    locales::{settings::SettingsWords, wechat::WeChatWords},
    paths,
    ui::{Badge, Card, Time, Tone},
};

/// The steps in their order; each turns green when it has happened.
pub fn steps(slug: &str, now: Timestamp, steps: Steps) -> impl IntoView + use<> {
    let t = SettingsWords::here();
    let rows = [
        (steps.ticket_at, t.step_ticket, t.step_ticket_todo),
        (steps.token_at, t.step_token, t.step_token_todo),
        (steps.arrived_at, t.step_arrival, t.step_arrival_todo),
    ];
    let rows = rows
        .into_iter()
        .map(|(at, name, todo)| {
            let (tone, word) = match at {
                Some(_) => (Tone::Good, t.done),
                None => (Tone::Idle, t.waiting),
            };
            let note = match at {
                Some(at) => view! { <Time at now=now /> }.into_any(),
                None => todo.into_any(),
            };
            view! {
                <li class="step">
                    <span class="step-name">{name}</span>
                    <Badge tone text=word />
                    <p class="field-hint">{note}</p>
                </li>
            }
        })
        .collect_view();
    let health = paths::platform(slug, "wechat");
    view! {
        <Card title=t.steps note=t.steps_note>
            <ol class="steps">{rows}</ol>
            <p><a href=health>{WeChatWords::here().more}</a></p>
        </Card>
    }
}
