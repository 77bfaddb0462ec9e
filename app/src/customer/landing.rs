use console::{Closed, Invitation, Landing};
use http::StatusCode;
use leptos::prelude::*;

use super::{
    document::{Content, render},
    page::{Device, Page, Visit},
    parts::{landing_path, questions, verdict},
    rights,
    setbacks::unknown,
};
use crate::{
    locales::{time::length, visit},
    ui::{Qr, Tone},
};

/// The landing page of a link, or the word why it is none.
#[must_use]
pub fn landing(visit: &Visit, token: &str, device: Device, landing: &Landing) -> Page {
    match landing {
        Landing::Unknown => unknown(visit),
        Landing::Closed { platform, why } => closed(visit, platform, *why),
        Landing::Open(invitation) => open(visit, token, device, invitation),
    }
}

fn closed(visit: &Visit, platform: &str, why: Closed) -> Page {
    let t = visit.words();
    let (tone, title, body) = match why {
        Closed::Expired => (Tone::Idle, t.expired, t.expired_body(platform)),
        Closed::Used => (Tone::Good, t.used, t.used_body(platform)),
        Closed::Revoked => (Tone::Idle, t.revoked, t.revoked_body(platform)),
    };
    render(visit, || Content {
        status: StatusCode::GONE,
        title: title.to_owned(),
        platform: Some(platform.to_owned()),
        refresh_secs: None,
        seen: None,
        card: verdict(tone, title.to_owned(), body).into_any(),
    })
}

fn open(visit: &Visit, token: &str, device: Device, invitation: &Invitation) -> Page {
    let title = visit.words().invites(&invitation.platform);
    let seen = format!("{}/opened", landing_path(token));
    let open = invitation.rests_until.is_none();
    render(visit, || Content {
        status: StatusCode::OK,
        title: title.clone(),
        platform: Some(invitation.platform.clone()),
        refresh_secs: None,
        seen: Some(seen.clone()),
        card: view! {
            {intro(visit, title, invitation)}
            {rests(visit, invitation)}
            {(open && device == Device::Phone).then(|| into_wechat(visit, token, invitation))}
            {note(visit, invitation)}
            {asked(visit, invitation)}
            {(open && device != Device::Phone).then(|| onward(visit, token, device))}
            {small_print(visit, invitation)}
        }
        .into_any(),
    })
}

fn intro(visit: &Visit, title: String, invitation: &Invitation) -> impl IntoView + use<> {
    let t = visit.words();
    let kinds = visit::accounts(visit.prefs.lang, invitation.auth_type);
    let pinned = invitation
        .biz_appid
        .as_ref()
        .map(|appid| view! { <p class="visit-pinned">{t.pinned(appid)}</p> });
    view! {
        <div class="visit-intro">
            <h1>{title}</h1>
            <p>{t.asks(&invitation.customer, kinds, &invitation.platform)}</p>
            {pinned}
        </div>
    }
}

/// Until when nobody can go on to WeChat: in the place of the button.
fn rests(visit: &Visit, invitation: &Invitation) -> Option<impl IntoView + use<>> {
    let t = visit.words();
    let until = invitation.rests_until?.shanghai();
    Some(view! {
        <section class="visit-part" role="status">
            <h2>{t.rests}</h2>
            <p>{t.rests_body(&until)}</p>
        </section>
    })
}

/// What staff tell this customer, in their own words and lines.
fn note(visit: &Visit, invitation: &Invitation) -> impl IntoView + use<> {
    let t = visit.words();
    let note = invitation.note.clone();
    (!note.is_empty()).then(|| {
        view! {
            <section class="visit-part">
                <h2>{t.note}</h2>
                <p class="visit-note" dir="auto">{note}</p>
            </section>
        }
    })
}

fn asked(visit: &Visit, invitation: &Invitation) -> impl IntoView + use<> {
    let t = visit.words();
    let Invitation { platform, sets, .. } = invitation;
    if sets.is_empty() {
        return view! { <section class="visit-part"><p>{t.rights_by_wechat}</p></section> }
            .into_any();
    }
    let only_one =
        rights::any_exclusive(sets).then(|| view! { <p class="visit-fine">{t.only_one_note}</p> });
    view! {
        <section class="visit-part">
            <h2>{t.rights}</h2>
            {rights::asked(visit, platform, sets)}
            <p class="visit-fine">{t.rights_note}</p>
            {only_one}
        </section>
    }
    .into_any()
}

/// What happens next, and the button.
fn onward(visit: &Visit, token: &str, device: Device) -> impl IntoView + use<> {
    let t = visit.words();
    let confirm = if device == Device::WeChat {
        t.step_pick
    } else {
        t.step_scan
    };
    view! {
        <section class="visit-part">
            <h2>{t.next}</h2>
            <ol class="visit-steps"><li>{t.step_press}</li><li>{confirm}</li><li>{t.step_back}</li></ol>
            {button(token, "visit-button", t.go)}
        </section>
    }
}

/// How a phone's other browser hands the page over to WeChat; it can still go on, to a page that shows a code.
fn into_wechat(visit: &Visit, token: &str, invitation: &Invitation) -> impl IntoView + use<> {
    let t = visit.words();
    let Invitation { url, qr, .. } = invitation;
    view! {
        <section class="visit-part">
            <h2>{t.in_wechat}</h2>
            <p>{t.in_wechat_body}</p>
            <ol class="visit-steps">
                <li>{t.by_chat}<input class="visit-address" readonly value=url.clone() aria-label=t.address /></li>
                <li>{t.by_scan}<Qr path=qr.path.clone() size=qr.size label=t.qr /></li>
            </ol>
            {button(token, "visit-button visit-button-plain", t.go_anyway)}
        </section>
    }
}

fn button(token: &str, class: &'static str, words: &'static str) -> impl IntoView + use<> {
    let action = format!("{}/go", landing_path(token));
    view! { <form method="post" action=action><button class=class>{words}</button></form> }
}

fn small_print(visit: &Visit, invitation: &Invitation) -> impl IntoView + use<> {
    let t = visit.words();
    let until = invitation.expires_at;
    let left = length(visit.prefs.lang, visit.now.span_to(until));
    view! {
        <section class="visit-part visit-small">
            <p class="visit-fine">{t.safe}</p>
            <p class="visit-fine"><time datetime=until.utc()>{t.life(&until.shanghai(), &left)}</time></p>
            {questions(visit, &invitation.platform)}
        </section>
    }
}
