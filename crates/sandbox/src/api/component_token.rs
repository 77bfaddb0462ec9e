use serde_json::{Value, json};

use super::{
    call::{Call, check_secret},
    refusal::Refusal,
};
use crate::{Sandbox, world::TicketRefusal};

/// `api_component_token` (docs/wechat.md §3.2).
pub(super) fn answer(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let platform = call.platform(sandbox)?;
    check_secret(call, "component_appsecret", platform)?;
    call.count(sandbox, &platform.component_appid)?;
    let ticket = call.text("component_verify_ticket").unwrap_or_default();
    sandbox.change(|world, now| {
        world
            .check_ticket(&platform.component_appid, ticket, now)
            .map_err(|refusal| match refusal {
                TicketRefusal::Expired => Refusal::new(61005),
                TicketRefusal::Invalid => Refusal::new(61006),
            })?;
        let (token, life) = world.new_component_token(&platform.component_appid, now);
        Ok(json!({ "component_access_token": token, "expires_in": life }))
    })
}
