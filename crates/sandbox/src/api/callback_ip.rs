use serde_json::{Value, json};

use super::{call::Call, quota, refusal::Refusal};
use crate::Sandbox;

/// `getcallbackip` (docs/wechat.md §3.11), for a platform or an account: pushes come from this machine.
pub(super) fn answer(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let (appid, _) = quota::bearer(sandbox, call)?;
    call.count(sandbox, &appid)?;
    Ok(json!({ "ip_list": ["127.0.0.1", "::1"] }))
}
