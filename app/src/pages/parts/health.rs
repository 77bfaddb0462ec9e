//! The two things that everything hangs on: the ticket and the component token.

use console::{TicketView, TokenView};
use domain::{
    ticket::BUDGET_SECS,
    time::{Span, Timestamp},
};
use leptos::prelude::*;

use super::{FailureNote, TicketBadge, ticket_tone};
use crate::{
    locales::{kinds, lang, overview::OverviewWords, time::length},
    ui::{Badge, Banner, Card, Countdown, Fact, Facts, Gauge, Time, Tone},
};

/// The ticket: its age, and how much of its 12 hours is left.
pub fn ticket_card(now: Timestamp, ticket: &TicketView) -> impl IntoView + use<> {
    let (t, lang) = (OverviewWords::here(), lang());
    let health = ticket.health;
    let tone = ticket_tone(health);
    let left = ticket.budget_left_secs;
    let label = t.budget_label(&length(lang, Span::of_millis(left.saturating_mul(1_000))));
    let received = match ticket.received_at {
        Some(at) => view! { <Time at now=now /> }.into_any(),
        None => t.never.into_any(),
    };
    let budget = ticket.received_at.is_some().then(|| {
        view! {
            <div class="meter">
                <p class="muted">{label.clone()}</p>
                <Gauge value=left max=BUDGET_SECS tone label />
            </div>
        }
    });
    let advice = kinds::ticket_advice(lang, health);
    let advice = if health.allows_links() {
        view! { <p class="field-hint">{advice}</p> }.into_any()
    } else {
        view! { <Banner tone title=advice /> }.into_any()
    };
    view! {
        <Card title=t.ticket note=t.ticket_code>
            <Facts>
                <Fact label=t.state><TicketBadge health /></Fact>
                <Fact label=t.received>{received}</Fact>
            </Facts>
            {budget}
            {advice}
        </Card>
    }
}

/// The component token: until when it works, and why it was not renewed.
pub fn token_card(now: Timestamp, token: TokenView) -> impl IntoView {
    let t = OverviewWords::here();
    let (tone, word) = match token.expires_at {
        None => (Tone::Idle, t.token_none),
        Some(until) if until > now => (Tone::Good, t.token_valid),
        Some(_) => (Tone::Attention, t.token_expired),
    };
    let expires = token.expires_at.map(|until| {
        view! { <Fact label=t.expires><Time at=until />" · "<Countdown until now /></Fact> }
    });
    let failure = token.failure.map(|failure| {
        let when = token.failed_at.map(|at| view! { <p class="muted"><Time at now=now /></p> });
        view! { <Banner tone=Tone::Attention title=t.last_failure><FailureNote failure />{when}</Banner> }
    });
    view! {
        <Card title=t.token note=t.token_code>
            <Facts>
                <Fact label=t.state><Badge tone text=word /></Fact>
                {expires}
            </Facts>
            {failure}
            <p class="field-hint">{t.token_note}</p>
        </Card>
    }
}
