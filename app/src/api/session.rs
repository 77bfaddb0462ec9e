//! Signing in and out.

use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// Signs in and leads to `back`, a path of ours.
#[server(output = crate::codec::Answer)]
pub async fn sign_in(login: String, password: String, back: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let form = crate::form::Typed::new("sign-in", "/sign-in").keep("back", &back);
    // What can be no login may be a password that went into the wrong field.
    let form = match domain::text::login(&login) {
        Ok(_) => form.keep("login", &login),
        Err(_) => form,
    };
    let signed_in = request
        .doors
        .visitor()
        .sign_in(
            &request.ctx,
            &login,
            &password,
            request.session.token.as_ref(),
        )
        .await
        .map(|(token, until)| {
            request
                .session
                .set(&token, until.secs_since(request.ctx.now));
            crate::paths::own(&back).to_owned()
        });
    form.answer(&request, signed_in).await
}

/// Ends the session. Sent by a plain form everywhere: the page that follows is loaded anew.
#[server(output = crate::codec::Answer)]
pub async fn sign_out() -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    if let Some(token) = &request.session.token {
        let visitor = request.doors.visitor();
        visitor
            .sign_out(&request.ctx, token)
            .await
            .map_err(|fault| request.failed(fault))?;
    }
    request.session.clear();
    crate::form::Typed::new("sign-out", "/")
        .answer(&request, Ok("/sign-in".to_owned()))
        .await
}
