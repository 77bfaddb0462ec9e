//! The people of a platform.

use console::{InvitationDetail, Seen, StaffDetail, StaffList};
use domain::list::StaffFilter;
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// A page of the people who work on a platform.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn list_staff(
    platform: String,
    filter: StaffFilter,
) -> Result<Seen<StaffList>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    request.seen(desk.people(&request.ctx, &filter).await)
}

/// One of them.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_person(platform: String, id: String) -> Result<Seen<StaffDetail>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.person(&request.ctx, &id).await)
}

/// One invitation.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_staff_invitation(
    platform: String,
    id: String,
) -> Result<Seen<InvitationDetail>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.platform(&platform).await?;
    let id = request.id(&id)?;
    request.seen(desk.invitation(&request.ctx, &id).await)
}

/// Invites somebody and leads to the invitation's page, where its link can be read.
#[server(output = crate::codec::Answer)]
pub async fn invite_person(
    platform: String,
    name: String,
    login: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, "staff/invite");
    let form = crate::form::Typed::new("invite-person", page)
        .keep("name", &name)
        .keep("login", &login);
    let invited = match request.doors.platform(&request.ctx, &platform).await {
        Ok(desk) => {
            desk.invite(&request.ctx, &console::NewInvitation { name, login })
                .await
        }
        Err(fault) => Err(fault.into()),
    };
    let goto =
        invited.map(|id| crate::paths::platform(&platform, format_args!("staff/invitations/{id}")));
    form.answer(&request, goto).await
}

/// Takes an invitation back and leads to the list.
#[server(output = crate::codec::Answer)]
pub async fn withdraw_invitation(
    platform: String,
    invitation: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("staff/invitations/{invitation}"));
    let form = crate::form::Typed::new("withdraw-invitation", page);
    let withdrawn = match (
        request.doors.platform(&request.ctx, &platform).await,
        invitation.parse(),
    ) {
        (Ok(desk), Ok(id)) => desk.withdraw_invitation(&request.ctx, &id).await,
        (Ok(_), Err(_)) => Err(console::Fault::NotFound.into()),
        (Err(fault), _) => Err(fault.into()),
    };
    let goto = withdrawn.map(|()| crate::paths::platform(&platform, "staff"));
    form.answer(&request, goto).await
}

/// Keeps somebody from working on the platform (`disabled`: `true`), or lets them again; leads back to their page.
#[server(output = crate::codec::Answer)]
pub async fn switch_person(
    platform: String,
    person: String,
    disabled: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = crate::paths::platform(&platform, format_args!("staff/{person}"));
    let form = crate::form::Typed::new("switch-person", page.clone());
    let switched = match (
        request.doors.platform(&request.ctx, &platform).await,
        person.parse(),
    ) {
        (Ok(desk), Ok(id)) => {
            desk.set_person_disabled(&request.ctx, &id, disabled == "true")
                .await
        }
        (Ok(_), Err(_)) => Err(console::Fault::NotFound.into()),
        (Err(fault), _) => Err(fault.into()),
    };
    form.answer(&request, switched.map(|()| page)).await
}
