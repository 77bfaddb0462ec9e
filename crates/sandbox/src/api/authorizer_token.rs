use serde_json::{Value, json};

use super::{call::Call, refusal::Refusal};
use crate::{Sandbox, world::ACCESS_TOKEN_LIFE_S};

/// `api_authorizer_token` (docs/wechat.md §3.5).
pub(super) fn answer(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let component = &call.authorized(sandbox)?.component_appid;
    let account = call
        .text("authorizer_appid")
        .ok_or_else(|| Refusal::new(41002))?;
    let given = call.text("authorizer_refresh_token");
    sandbox.change(|world, now| {
        let grant = world
            .grant(component, account)
            .ok_or_else(|| Refusal::new(61003))?;
        if given.is_none() || grant.refresh_token.as_deref() != given {
            return Err(Refusal::new(61023));
        }
        let tokens = world
            .exchange(component, account, now)
            .ok_or_else(|| Refusal::new(61003))?;
        Ok(json!({
            "authorizer_access_token": tokens.access_token,
            "expires_in": ACCESS_TOKEN_LIFE_S,
            "authorizer_refresh_token": tokens.refresh_token,
        }))
    })
}
