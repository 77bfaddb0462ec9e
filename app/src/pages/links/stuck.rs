//! Help for staff whose customer is stuck: what our own timeline knows, and what WeChat's page says in numbers.

use console::{LinkDetail, PageCodeView, Seen};
use domain::{attempt::AttemptState, link::LinkState, time::Timestamp};
use leptos::prelude::*;

use crate::{
    api::links::load_page_codes,
    load,
    locales::{lang, stuck::StuckWords, time::length},
    pages::{address, parts::FailureNote},
    paths,
    prefs::Lang,
    ui::{Banner, Cell, Column, Row, RowHead, Table, Tone},
};

/// Somebody who is this long at WeChat has probably met with something.
const LONG_SECS: i64 = 600;

/// The help, folded unless a code is looked for; nothing once the link has brought its grants.
pub fn stuck(slug: &str, now: Timestamp, view: &LinkDetail) -> Option<impl IntoView + use<>> {
    let t = StuckWords::here();
    if view.link.state == LinkState::Granted {
        return None;
    }
    let code = address::query("code");
    let slug = slug.to_owned();
    let here = paths::platform(&slug, format_args!("links/{}", view.link.id));
    let known = known(now, view);
    let typed = code.get_untracked().unwrap_or_default();
    let codes = load::resource(
        move || (slug.clone(), code.get()),
        |(slug, code)| load_page_codes(slug, code),
    );
    let open = !typed.is_empty();
    let all = open.then(|| view! { <a class="button" href=here.clone()>{t.all}</a> });
    Some(view! {
        <details class="card fold" id="stuck" open=open>
            <summary>{t.title}</summary>
            <div class="card-body">
                {known}
                <h3>{t.codes}</h3>
                <form class="filters" method="get" action=here role="search">
                    <div class="field">
                        <label class="field-label" for="stuck-code">{t.search}</label>
                        <p class="field-hint" id="stuck-code-hint">{t.search_hint}</p>
                        <input class="input" id="stuck-code" name="code" value=typed inputmode="text"
                            autocomplete="off" aria-describedby="stuck-code-hint" />
                    </div>
                    <button type="submit" class="button">{t.find}</button>
                    {all}
                </form>
                {load::show(codes, 4, |Seen { view, .. }| table(view).into_any())}
                <p class="field-hint">{t.codes_note}</p>
            </div>
        </details>
    })
}

/// What our own timeline knows of where the customer is.
fn known(now: Timestamp, view: &LinkDetail) -> AnyView {
    let t = StuckWords::here();
    let Some(newest) = view.attempts.first() else {
        let (title, body) = match view.opened_at {
            None => (t.unopened, t.unopened_body),
            Some(_) => (t.unpressed, t.unpressed_body),
        };
        return view! { <Banner tone=Tone::Info title><p>{body}</p></Banner> }.into_any();
    };
    if newest.pre_auth_expires_at.is_none() {
        let failure = newest
            .failure
            .clone()
            .map(|failure| view! { <FailureNote failure /> });
        return view! {
            <Banner tone=Tone::Attention title=t.unminted>
                <p>{t.unminted_body}</p>
                {failure}
            </Banner>
        }
        .into_any();
    }
    let away = newest.pressed_at.span_to(now);
    if newest.state != AttemptState::Minted || now.secs_since(newest.pressed_at) < LONG_SECS {
        return ().into_any();
    }
    view! {
        <Banner tone=Tone::Attention title=t.gone(&length(lang(), away))>
            <p>{t.gone_body}</p>
            <ul>
                <li>{t.cause_shown}</li>
                <li>{t.cause_domain}</li>
                <li>{t.cause_referer}</li>
                <li>{t.cause_admin}</li>
                <li>{t.cause_expired}</li>
                <li>{t.cause_left}</li>
            </ul>
        </Banner>
    }
    .into_any()
}

fn table(codes: Vec<PageCodeView>) -> AnyView {
    let t = StuckWords::here();
    if codes.is_empty() {
        return view! { <p class="muted">{t.unknown}</p> }.into_any();
    }
    let (cause, next) = (Column::text(t.cause), Column::text(t.next));
    let rows = codes
        .into_iter()
        .map(|PageCodeView { code, meaning }| {
            let (what, then) = match lang() {
                Lang::Zh => (meaning.zh, meaning.next_zh),
                Lang::En => (meaning.en, meaning.next_en),
            };
            view! {
                <Row>
                    <RowHead><code>{code}</code></RowHead>
                    <Cell column=cause>{what}</Cell>
                    <Cell column=next>{then}</Cell>
                </Row>
            }
        })
        .collect_view();
    view! { <Table caption=t.codes columns=vec![Column::text(t.search), cause, next]>{rows}</Table> }
        .into_any()
}
