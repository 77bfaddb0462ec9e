//! Grants that wait for a decision: no link explains them, or they came from another account than was meant.

use console::AuthorizerRow;
use domain::{authorizer::Standing, time::Timestamp};
use leptos::prelude::*;

use super::assign::{accept, ignore};
use crate::{
    locales::authorizers::AuthorizersWords,
    pages::parts::GrantBadges,
    paths,
    ui::{Avatar, LinkButton, Loud, Time},
};

/// The queue, newest grant first, each with what can be decided.
pub fn queue(slug: &str, now: Timestamp, rows: Vec<AuthorizerRow>) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let items = rows
        .into_iter()
        .map(|row| item(slug, now, row))
        .collect_view();
    view! {
        <p class="muted">{t.queue_note}</p>
        <ul class="queue">{items}</ul>
    }
}

fn item(slug: &str, now: Timestamp, row: AuthorizerRow) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let page = paths::platform(slug, format_args!("authorizers/{}", row.id));
    let name = if row.name.is_empty() {
        t.unnamed.to_owned()
    } else {
        row.name.clone()
    };
    let owner = row.customer.as_ref().map(
        |customer| view! { <span class="muted">{t.customer}" "{customer.name.clone()}</span> },
    );
    let give = if row.set_aside.is_some() {
        t.give_other
    } else {
        t.give
    };
    let (why, accept, ignore) = (
        why(slug, &row),
        accept(slug, &row, true),
        ignore(slug, &row, true),
    );
    let (head_img, status, standing, granted_at) =
        (row.head_img, row.status, row.standing, row.granted_at);
    view! {
        <li class="queue-item card">
            <div class="queue-who">
                <span class="who">
                    <Avatar src=head_img name=name.clone() />
                    <a class="clip" href=page.clone() title=name.clone()>{name.clone()}</a>
                </span>
                <code class="muted">{row.appid}</code>
                <GrantBadges status standing />
                {owner}
                <span class="muted"><Time at=granted_at now=now /></span>
            </div>
            {why}
            <div class="decide">
                {accept}
                <LinkButton href=page text=give loud=Loud::Plain />
                {ignore}
            </div>
        </li>
    }
}

/// Why staff are asked.
fn why(slug: &str, row: &AuthorizerRow) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let words = match (&row.set_aside, row.standing) {
        (Some(aside), _) => match &aside.expected_appid {
            Some(appid) => t.set_aside_expected(&aside.customer.name, appid),
            None => t.set_aside_came(&aside.customer.name),
        },
        (None, Standing::WrongAccount) => t.set_aside.to_owned(),
        (None, _) => t.unexplained.to_owned(),
    };
    let link = row.set_aside.as_ref().map(|aside| {
        let href = paths::platform(slug, format_args!("links/{}", aside.link));
        view! { " "<a href=href>{t.set_aside_link}</a> }
    });
    view! { <p>{words}{link}</p> }
}
