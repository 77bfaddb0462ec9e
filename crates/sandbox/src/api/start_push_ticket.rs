use serde_json::{Value, json};

use super::{
    call::{Call, check_secret},
    refusal::Refusal,
};
use crate::Sandbox;

/// `api_start_push_ticket` (docs/wechat.md §3.1). The field is `component_secret` here. A clock that stood still starts
/// again with a ticket at once.
pub(super) fn answer(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let platform = call.platform(sandbox)?;
    check_secret(call, "component_secret", platform)?;
    let stood = sandbox.change(|world, _| {
        world
            .knobs
            .stopped_tickets
            .remove(&platform.component_appid)
    });
    if stood {
        sandbox
            .push_ticket(&platform.component_appid)
            .map_err(|_| Refusal::new(61011))?;
    }
    Ok(json!({ "errcode": 0, "errmsg": if stood { "ok" } else { "in a normal state" } }))
}
