use serde_json::{Value, json};

use super::{call::Call, refusal::Refusal};
use crate::{Sandbox, world::PRE_AUTH_CODE_LIFE_S};

/// `api_create_preauthcode` (docs/wechat.md §3.3).
pub(super) fn answer(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let platform = call.authorized(sandbox)?;
    let code = sandbox.change(|world, now| world.new_pre_auth_code(&platform.component_appid, now));
    Ok(json!({ "pre_auth_code": code, "expires_in": PRE_AUTH_CODE_LIFE_S }))
}
