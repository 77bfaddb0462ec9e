use serde_json::{Value, json};

use super::{call::Call, refusal::Refusal};
use crate::Sandbox;

const MAX_COUNT: usize = 500;

/// `api_get_authorizer_list` (docs/wechat.md §3.7). A grant whose code was never exchanged has an empty token.
pub(super) fn answer(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let component = &call.authorized(sandbox)?.component_appid;
    let (offset, count) = (
        call.number("offset").unwrap_or(0),
        call.number("count").unwrap_or(MAX_COUNT),
    );
    if count > MAX_COUNT {
        return Err(Refusal::new(40170));
    }
    sandbox.read(|world, _| {
        let grants: Vec<_> = world
            .grants
            .iter()
            .filter(|grant| {
                grant.component == *component && !world.knobs.unlisted.contains(&grant.account)
            })
            .collect();
        let list: Vec<Value> = grants
            .iter()
            .skip(offset)
            .take(count)
            .map(|grant| {
                json!({
                    "authorizer_appid": grant.account,
                    "refresh_token": grant.refresh_token.as_deref().unwrap_or_default(),
                    "auth_time": grant.auth_time,
                })
            })
            .collect();
        Ok(json!({ "total_count": grants.len(), "list": list }))
    })
}
