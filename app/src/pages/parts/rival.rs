//! Another system that seems to renew the platform's tokens, with the evidence.

use console::RivalView;
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::{
    locales::tokens::TokenWords,
    ui::{Banner, Copyable, Fact, Facts, Time, Tone},
};

/// The suspicion and what speaks for it; nothing when there is none.
pub fn rival_banner(now: Timestamp, rival: Option<RivalView>) -> Option<AnyView> {
    let t = TokenWords::here();
    let rival = rival?;
    let errcode = rival.errcode.map(|code| view! { " " <code>{code}</code> });
    let rid = rival
        .rid
        .map(|rid| view! { <Fact label="rid"><Copyable text=rid label="rid" /></Fact> });
    let renewed = rival
        .renewed_at
        .map(|at| view! { <Fact label=t.rival_renewed><Time at seconds=true /></Fact> });
    let view = view! {
        <Banner tone=Tone::Bad title=t.rival>
            <p>{t.rival_body}</p>
            <Facts>
                <Fact label=t.rival_since><Time at=rival.since now=now /></Fact>
                <Fact label=t.rival_last><Time at=rival.last_at seconds=true />" · "{t.times(rival.times)}</Fact>
                <Fact label=t.rival_call><code>{rival.api}</code>{errcode}</Fact>
                {rid}
                {renewed}
            </Facts>
        </Banner>
    };
    Some(view.into_any())
}
