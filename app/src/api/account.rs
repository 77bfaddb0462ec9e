//! One's own account.

use console::{Account, Seen};
use leptos::prelude::*;

use crate::{error::AppError, form::Outcome};

/// Who one is, and one's sessions.
#[server(input = server_fn::codec::Json, output = crate::codec::Answer)]
pub async fn load_account() -> Result<Seen<Account>, AppError> {
    let request = crate::context::Request::here()?;
    let desk = request.staff()?;
    let current = request.session.token.as_ref();
    request.seen(desk.account(&request.ctx, current).await)
}

/// Another password in place of the old one; every other session ends. Leads back to the account.
#[server(output = crate::codec::Answer)]
pub async fn change_password(old: String, new: String, again: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let form = crate::form::Typed::new("change-password", "/account");
    let change = console::PasswordChange { old, new, again };
    let changed = match request.doors.staff(&request.ctx) {
        Ok(desk) => {
            let current = request.session.token.as_ref();
            desk.change_password(&request.ctx, current, &change).await
        }
        Err(fault) => Err(fault.into()),
    };
    let goto = changed.map(|()| "/account?changed=password".to_owned());
    form.answer(&request, goto).await
}

/// Ends the session that `session` names, or every other one when it names none. Sent by plain forms everywhere.
#[server(output = crate::codec::Answer)]
pub async fn end_sessions(session: String) -> Result<Outcome, AppError> {
    let request = crate::context::Request::here()?;
    let form = crate::form::Typed::new("end-sessions", "/account");
    let which = (!session.is_empty()).then_some(session.as_str());
    let ended = match request.doors.staff(&request.ctx) {
        Ok(desk) => {
            let current = request.session.token.as_ref();
            let ended = desk.end_sessions(&request.ctx, which, current).await;
            ended.map_err(console::Refusal::from)
        }
        Err(fault) => Err(fault.into()),
    };
    form.answer(&request, ended.map(|()| "/account".to_owned()))
        .await
}
