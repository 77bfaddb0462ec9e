//! What must be known before anything else on the page.

use console::{AuthorizerDetail, SetAside};
use domain::authorizer::{GrantStatus, Standing};
use leptos::prelude::*;

use crate::{
    locales::authorizers::AuthorizersWords,
    paths,
    ui::{Banner, Tone},
};

/// The grant is not in force any more.
pub fn revoked(view: &AuthorizerDetail) -> Option<impl IntoView + use<>> {
    let t = AuthorizersWords::here();
    let (title, body) = match view.authorizer.status {
        GrantStatus::Authorized => return None,
        GrantStatus::Suspected => (t.doubt, t.doubt_body),
        GrantStatus::Unauthorized => (t.revoked, t.revoked_body),
    };
    Some(view! { <Banner tone=Tone::Attention title><p>{body}</p></Banner> })
}

/// Staff must say whose the account is, and why they are asked; or a grant of it was set aside.
pub fn unexplained(slug: &str, view: &AuthorizerDetail) -> Option<AnyView> {
    let t = AuthorizersWords::here();
    match (&view.authorizer.set_aside, view.authorizer.standing) {
        (_, Standing::Ignored) => None,
        (Some(aside), _) => Some(set_aside(slug, aside).into_any()),
        (None, Standing::WrongAccount) => {
            Some(view! { <Banner tone=Tone::Attention title=t.set_aside><p>{t.set_aside_next}</p></Banner> }.into_any())
        }
        (None, Standing::Unassigned) => Some(
            view! { <Banner tone=Tone::Attention title=t.unexplained><p>{t.unexplained_body}</p></Banner> }.into_any(),
        ),
        (None, Standing::Assigned) => None,
    }
}

fn set_aside(slug: &str, aside: &SetAside) -> impl IntoView + use<> {
    let t = AuthorizersWords::here();
    let customer = &aside.customer.name;
    let (came, other) = match &aside.expected_appid {
        Some(appid) => (t.set_aside_expected(customer, appid), None),
        None => (t.set_aside_came(customer), Some(t.set_aside_other)),
    };
    let link = paths::platform(slug, format_args!("links/{}", aside.link));
    view! {
        <Banner tone=Tone::Attention title=t.set_aside>
            <p>{came}" "{other}</p>
            <p>{t.set_aside_next}</p>
            <p><a href=link>{t.set_aside_link}</a></p>
        </Banner>
    }
}
