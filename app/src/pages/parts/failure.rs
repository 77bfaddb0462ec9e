//! Why something with WeChat came to nothing: the plain sentence, what its errcode means, what to do next.

use console::{FailureView, Meaning};
use leptos::prelude::*;

use crate::{
    locales::{
        failures::{FailureWords, again},
        kinds, lang,
        links::LinksWords,
    },
    pages::address,
    paths,
    prefs::Lang,
    ui::Copyable,
};

/// The account has granted the platform nothing: WeChat's list tells whether that is so.
const NOT_GRANTED: i64 = 61_003;

/// A failure, for staff.
#[component]
pub fn FailureNote(
    /// The failure.
    failure: FailureView,
) -> impl IntoView {
    let FailureView {
        failure,
        meaning,
        seen_from,
    } = failure;
    let sentence = kinds::failure(lang(), failure.kind);
    let code = failure.errcode.map(|code| LinksWords::here().errcode(code));
    view! {
        <div class="failure">
            <p>{sentence}{code}</p>
            {because(failure.errcode, meaning, seen_from, failure.rid)}
        </div>
    }
}

/// What stands below a failure's sentence: what its errcode means, and what helps to mend it.
pub fn because(
    errcode: Option<i64>,
    meaning: Option<Meaning>,
    seen_from: Option<String>,
    rid: Option<String>,
) -> impl IntoView {
    let t = FailureWords::here();
    let meaning = meaning.map(|meaning| {
        let (cause, rest) = in_words(meaning);
        view! { <p>{cause}</p>{rest} }
    });
    let seen_from =
        seen_from.map(|ip| view! { <p>{t.seen_from}<Copyable text=ip label="IP" /></p> });
    let check = (errcode == Some(NOT_GRANTED)).then(|| {
        let slug = address::slug().get_untracked();
        let href = paths::platform(&slug, "wechat/reconciliation");
        view! { <p><a href=href>{t.check}</a></p> }
    });
    let rid = rid.map(|rid| view! { <p class="muted">"rid "<code>{rid}</code></p> });
    view! { {meaning}{seen_from}{check}{rid} }
}

/// The cause; and the next step, with whether trying again is of use.
pub fn in_words(meaning: Meaning) -> (String, impl IntoView) {
    let lang = lang();
    let (cause, next) = match lang {
        Lang::Zh => (meaning.zh, meaning.next_zh),
        Lang::En => (meaning.en, meaning.next_en),
    };
    let again = meaning
        .again
        .map(|it| view! { <p class="muted">{again(lang, it)}</p> });
    (cause, view! { <p class="muted">{next}</p>{again} })
}
