//! APIs that are not called until the day turns.

use console::PauseView;
use domain::{call::Api, time::Timestamp};
use leptos::prelude::*;

use crate::{
    locales::{calls, lang, quotas::QuotaWords},
    ui::{Banner, Time, Tone},
};

/// Which APIs are paused, and until when; nothing when none does.
pub fn pauses_banner(now: Timestamp, pauses: Vec<PauseView>) -> Option<AnyView> {
    let (t, lang) = (QuotaWords::here(), lang());
    if pauses.is_empty() {
        return None;
    }
    let items = pauses
        .into_iter()
        .map(|pause| {
            let name = Api::name(&pause.api).to_owned();
            let of = pause
                .appid
                .map(|appid| view! { " · "{t.of_account}" "<code>{appid}</code> });
            let rid = pause.rid.map(|rid| view! { " · rid "<code>{rid}</code> });
            view! {
                <li>
                    {calls::api(lang, &pause.api)}" "<code>{name}</code>{of}
                    " · "{t.paused_until}" "<Time at=pause.until />
                    " · "{t.since}" "<Time at=pause.since now=now />{rid}
                </li>
            }
        })
        .collect_view();
    let view = view! {
        <Banner tone=Tone::Bad title=t.paused>
            <p>{t.paused_body}</p>
            <ul>{items}</ul>
        </Banner>
    };
    Some(view.into_any())
}
