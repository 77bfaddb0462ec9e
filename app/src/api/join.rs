//! Accepting an invitation.

use console::{Seen, StaffInvitation};
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// What the invitation with this secret says; none when it cannot be accepted (any more).
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn read_invitation(token: String) -> Result<Seen<Option<StaffInvitation>>, AppError> {
    let request = crate::context::Request::here()?;
    let visitor = request.doors.visitor();
    let invitation = request.seen(visitor.staff_invitation(&request.ctx, &token).await)?;
    if invitation.view.is_none() && crate::respond::is_page() {
        crate::respond::with_status(crate::error::Trouble::NotFound);
    }
    Ok(invitation)
}

/// Accepts the invitation: somebody new chooses a password, others give theirs. Signs in and leads to the platform.
#[server(output = crate::codec::Answer)]
pub async fn accept_invitation(
    token: String,
    password: String,
    again: String,
) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let page = format!(
        "/invite/{}",
        crate::paths::escape(&token).replace('/', "%2F")
    );
    let form = crate::form::Typed::new("accept-invitation", page);
    let joined = request
        .doors
        .visitor()
        .accept_invitation(
            &request.ctx,
            &token,
            &password,
            &again,
            request.session.token.as_ref(),
        )
        .await
        .map(|joined| {
            let secs = joined.until.secs_since(request.ctx.now);
            request.session.set(&joined.token, secs);
            crate::paths::platform(&joined.slug, "")
        });
    form.answer(&request, joined).await
}
