//! One invitation, with its link while it may be read.

use console::{InvitationDetail, InvitationRow, Seen};
use domain::{invitation::InvitationState, time::Timestamp};
use leptos::prelude::*;

use crate::{
    api::staff::{WithdrawInvitation, load_staff_invitation},
    form::{ButtonForm, address_of},
    load,
    locales::staff::StaffWords,
    pages::address,
    paths,
    ui::{Badge, Card, Confirm, Copyable, Countdown, Fact, Facts, Loud, PageHeader, Time, Tone},
};

/// An invitation's page.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let (slug, id) = (address::slug(), address::id());
    let invitation = load::resource(
        move || (slug.get(), id.get()),
        |(slug, id)| load_staff_invitation(slug, id),
    );
    load::show(invitation, 5, move |Seen { now, view }| {
        detail(slug.get_untracked(), now, view).into_any()
    })
}

fn detail(slug: String, now: Timestamp, view: InvitationDetail) -> impl IntoView {
    let t = StaffWords::here();
    let InvitationDetail {
        invitation,
        state,
        url,
    } = view;
    let is_open = state == InvitationState::Open;
    let link = is_open.then(|| link(url));
    let withdraw = is_open.then(|| withdraw(slug.clone(), &invitation));
    let (tone, word) = match state {
        InvitationState::Open => (Tone::Info, t.open),
        InvitationState::Accepted => (Tone::Good, t.accepted),
        InvitationState::Withdrawn => (Tone::Idle, t.withdrawn),
        InvitationState::Expired => (Tone::Idle, t.expired),
    };
    let left = is_open.then(|| view! { " "<Countdown until=invitation.expires_at now /> });
    view! {
        <PageHeader title=invitation.name.clone() up=(paths::platform(&slug, "staff"), t.title.to_owned())>
            {withdraw}
        </PageHeader>
        <div class="stack">
            {link}
            <Card title=t.invitation>
                <Facts>
                    <Fact label=t.state><Badge tone text=word /></Fact>
                    <Fact label=t.login><code>{invitation.login}</code></Fact>
                    <Fact label=t.made_by>{invitation.made_by}</Fact>
                    <Fact label=t.made_at><Time at=invitation.created_at /></Fact>
                    <Fact label=t.expires><Time at=invitation.expires_at />{left}</Fact>
                </Facts>
            </Card>
        </div>
    }
}

fn link(url: Option<String>) -> impl IntoView {
    let t = StaffWords::here();
    match url {
        Some(url) => view! {
            <Card title=t.link note=t.link_note><Copyable text=url label=t.link boxed=true /></Card>
        }
        .into_any(),
        None => view! { <Card title=t.link><p class="muted">{t.link_gone}</p></Card> }.into_any(),
    }
}

fn withdraw(slug: String, invitation: &InvitationRow) -> impl IntoView + use<> {
    let t = StaffWords::here();
    let action = address_of::<WithdrawInvitation>();
    let id = invitation.id.to_string();
    view! {
        <Confirm id="withdraw" opener=t.withdraw title=t.withdraw_title(&invitation.name) body=t.withdraw_body>
            <ButtonForm
                name="withdraw-invitation"
                action
                hidden=vec![("platform", slug), ("invitation", id)]
                text=t.withdraw
                loud=Loud::Danger
            />
        </Confirm>
    }
}
