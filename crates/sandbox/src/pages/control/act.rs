use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{notices, release};
use crate::{
    Sandbox, SandboxError, Script,
    pages::html::{esc, page},
};

/// A button of the control page.
#[derive(Deserialize)]
pub(super) struct Act {
    act: String,
    #[serde(default)]
    platform: String,
    #[serde(default)]
    account: String,
    #[serde(default)]
    id: u64,
    #[serde(default)]
    seconds: i64,
    #[serde(default)]
    script: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    fields: String,
}

/// `POST /sandbox/act`.
pub(super) async fn act(State(sandbox): State<Sandbox>, Form(act): Form<Act>) -> Response {
    if act.act == "check" {
        return release::checked(&sandbox, &act.platform).await;
    }
    let mut done = Ok(());
    match act.act.as_str() {
        "ticket" => done = sandbox.push_ticket(&act.platform).map(|_| ()),
        "push" => {
            let told = [&act.kind, &act.account, &act.fields].map(String::as_str);
            done = notices::push(&sandbox, &act.platform, told);
        }
        "stop" => done = sandbox.stop_tickets(&act.platform, true),
        "start" => done = sandbox.stop_tickets(&act.platform, false),
        "revoke" => done = sandbox.revoke(&act.platform, &act.account),
        "repeat" => done = sandbox.repeat_push(act.id).map(|_| ()),
        "hold" => sandbox.hold_pushes(true),
        "release" => sandbox.hold_pushes(false),
        "advance" => sandbox.advance(act.seconds),
        "play" => done = play(&sandbox, &act.script).await,
        "reset" => sandbox.reset(),
        _ => return StatusCode::BAD_REQUEST.into_response(),
    }
    done_or_told(done)
}

async fn play(sandbox: &Sandbox, script: &str) -> Result<(), SandboxError> {
    let script: Script = script.parse().map_err(SandboxError::Script)?;
    let played = sandbox.play(&script).await;
    played.map(drop).map_err(SandboxError::Script)
}

/// Back to the control page, or what went wrong.
pub(super) fn done_or_told(done: Result<(), SandboxError>) -> Response {
    match done {
        Ok(()) => Redirect::to("/sandbox").into_response(),
        Err(error) => {
            let body = format!(
                "<p class=\"bad\">{}</p><p><a href=\"/sandbox\">返回控制台</a></p>",
                esc(&error.to_string())
            );
            (StatusCode::CONFLICT, page("没有做成", &body)).into_response()
        }
    }
}
