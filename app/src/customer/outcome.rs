use console::{Granted, ResultPage, WrongAccount};
use domain::{catalogue, sets::SetIds};
use http::StatusCode;
use leptos::prelude::*;

use super::{
    document::{Content, render},
    page::{Page, Visit},
    parts::{again, button_link, questions, verdict},
    rights,
    setbacks::unknown,
};
use crate::ui::{Avatar, Tone};

/// Seconds until a page that waits for the customer looks again.
const NOT_YET_SECS: u32 = 8;
/// Seconds until a page that waits for the exchange looks again.
const WORKING_SECS: u32 = 2;
/// The same once a try came to nothing.
const SLOW_SECS: u32 = 15;

/// The result of an attempt.
#[must_use]
pub fn result(visit: &Visit, result: &ResultPage) -> Page {
    let t = visit.words();
    let page = |platform: &str, title: &str, refresh_secs, card: &dyn Fn() -> AnyView| {
        render(visit, || Content {
            status: StatusCode::OK,
            title: title.to_owned(),
            platform: Some(platform.to_owned()),
            refresh_secs,
            seen: None,
            card: card(),
        })
    };
    match result {
        ResultPage::Unknown => unknown(visit),
        ResultPage::NotYet { platform, again } => {
            page(platform, t.not_yet, Some(NOT_YET_SECS), &|| {
                not_yet(visit, platform, again.clone())
            })
        }
        ResultPage::Working { platform, slow } => {
            let secs = if *slow { SLOW_SECS } else { WORKING_SECS };
            page(platform, t.working, Some(secs), &|| working(visit, *slow))
        }
        ResultPage::Failed { platform, again } => page(platform, t.failed, None, &|| {
            failed(visit, platform, again.clone())
        }),
        ResultPage::Granted(granted) => match &granted.wrong_account {
            Some(wrong) => page(&granted.platform, t.wrong, None, &|| {
                set_aside(visit, granted, wrong)
            }),
            None => page(
                &granted.platform,
                settled_title(visit, granted),
                None,
                &|| settled(visit, granted),
            ),
        },
    }
}

fn not_yet(visit: &Visit, platform: &str, token: Option<String>) -> AnyView {
    let t = visit.words();
    view! {
        {verdict(Tone::Info, t.not_yet.to_owned(), t.not_yet_body.to_owned())}
        {again(visit, platform, token, t.begin_again)}
    }
    .into_any()
}

fn working(visit: &Visit, slow: bool) -> AnyView {
    let t = visit.words();
    let body = if slow { t.slow_body } else { t.working_body };
    view! {
        {verdict(Tone::Info, t.working.to_owned(), body.to_owned())}
        {button_link(visit.path.clone(), t.look_again)}
    }
    .into_any()
}

fn failed(visit: &Visit, platform: &str, token: Option<String>) -> AnyView {
    let t = visit.words();
    view! {
        {verdict(Tone::Bad, t.failed.to_owned(), t.failed_body.to_owned())}
        {again(visit, platform, token, t.begin_again)}
        {questions(visit, platform)}
    }
    .into_any()
}

fn settled_title(visit: &Visit, granted: &Granted) -> &'static str {
    let t = visit.words();
    if granted.withheld.is_empty() {
        t.granted
    } else {
        t.granted_partly
    }
}

fn settled(visit: &Visit, granted: &Granted) -> AnyView {
    let t = visit.words();
    let whole = granted.withheld.is_empty();
    let tone = if whole { Tone::Good } else { Tone::Attention };
    let body = t.granted_body(&granted.account, &granted.platform);
    let names = (!granted.granted.is_empty()).then(|| {
        view! {
            <section class="visit-part">
                <h2>{t.rights_granted}</h2>
                {rights::names(visit, "visit-names", &granted.granted)}
            </section>
        }
    });
    view! {
        {verdict(tone, settled_title(visit, granted).to_owned(), body)}
        {account(granted)}
        {lacking(visit, &granted.platform, &granted.withheld)}
        {names}
        {whole.then(|| view! { <p class="visit-fine">{t.close}</p> })}
        {questions(visit, &granted.platform)}
    }
    .into_any()
}

fn account(granted: &Granted) -> impl IntoView + use<> {
    view! {
        <p class="visit-account">
            <Avatar src=granted.head_img.clone() name=granted.account.clone() />
            <strong>{granted.account.clone()}</strong>
        </p>
    }
}

/// What was asked for and did not come, by what can be done about it.
fn lacking(visit: &Visit, platform: &str, withheld: &SetIds) -> Option<AnyView> {
    let t = visit.words();
    let part = |sets: SetIds, why: &'static str, what: &'static str| {
        (!sets.is_empty()).then(|| {
            view! {
                {rights::names(visit, "visit-names visit-lacking", &sets)}
                <p class="visit-advice">{why}{what}</p>
            }
        })
    };
    let taken = withheld.filter(catalogue::is_exclusive);
    let left = withheld.minus(&taken);
    (!withheld.is_empty()).then(|| {
        view! {
            <section class="visit-part visit-attention-part">
                <h2>{t.lacking(withheld.len())}</h2>
                {part(taken, t.lacking_taken, t.take_back)}
                {part(left, t.lacking_left, t.tick)}
                <p class="visit-advice">{t.ask_new(platform)}</p>
            </section>
        }
        .into_any()
    })
}

fn set_aside(visit: &Visit, granted: &Granted, wrong: &WrongAccount) -> AnyView {
    let t = visit.words();
    let body = match &wrong.expected {
        Some(expected) => t.wrong_expected(&granted.account, expected),
        None => t.wrong_other(&granted.account),
    };
    view! {
        {verdict(Tone::Attention, t.wrong.to_owned(), body)}
        {account(granted)}
        {again(visit, &granted.platform, wrong.again.clone(), t.retry_other)}
        <p class="visit-fine">{t.wrong_right}</p>
        {questions(visit, &granted.platform)}
    }
    .into_any()
}
