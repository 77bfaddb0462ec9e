//! The button that has WeChat push tickets, and what WeChat answered.

use console::TicketAsk;
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    api::wechat::StartPushTicket,
    form::{ButtonForm, address_of},
    locales::{
        lang,
        wechat::{WeChatWords, ticket_answer},
    },
    pages::parts::FailureNote,
    ui::{Banner, Card, Fact, Facts, Loud, Time, Tone},
};

/// The button, and the last answer.
pub fn ask(slug: &str, now: Timestamp, asked: Option<TicketAsk>) -> impl IntoView + use<> {
    let (t, lang) = (WeChatWords::here(), lang());
    let action = address_of::<StartPushTicket>();
    let slug = slug.to_owned();
    let last = asked.map(|asked| {
        let answer = asked
            .answer
            .map(|answer| view! { <Fact label=t.answer>{ticket_answer(lang, answer)}</Fact> });
        let failure = asked.failure.map(|failure| {
            view! { <Banner tone=Tone::Attention title=t.answer_failed><FailureNote failure /></Banner> }
        });
        view! {
            <Facts>
                <Fact label=t.asked><Time at=asked.at now=now /></Fact>
                {answer}
            </Facts>
            {failure}
        }
    });
    view! {
        <Card title=t.ask>
            <p class="field-hint">{t.ask_note}</p>
            {last}
            <ButtonForm
                name="start-push-ticket"
                action
                hidden=vec![("platform", slug)]
                text=t.ask_button
                loud=Loud::Plain
            />
        </Card>
    }
}
