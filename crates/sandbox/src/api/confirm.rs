use serde_json::Value;

use super::{call::Call, refusal::Refusal};
use crate::Sandbox;

/// How the set is spelled: as WeChat's page has it, and as one SDK sends it (docs/wechat.md §3.11).
const SET: [&str; 2] = ["funcscope_category_id", "funscope_category_id"];

/// `api_confirm_authorization` (docs/wechat.md §3.11): no set waits for a platform's word any more, as `confirm_info` says of
/// each, so what is granted needs none.
pub(super) fn answer(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let component = &call.authorized(sandbox)?.component_appid;
    let account = call
        .text("authorizer_appid")
        .ok_or_else(|| Refusal::new(41002))?;
    let set = SET
        .iter()
        .find_map(|name| call.number(name))
        .and_then(|set| i64::try_from(set).ok())
        .ok_or_else(|| Refusal::new(61020))?;
    if !matches!(call.number("confirm_value"), Some(1 | 2)) {
        return Err(Refusal::new(61020));
    }
    let granted = sandbox.read(|world, _| {
        let grant = world.grant(component, account);
        grant.map(|grant| grant.sets.contains(&set))
    });
    Err(Refusal::new(match granted {
        None => 61003,
        Some(false) => 61017,
        Some(true) => 61019,
    }))
}
