use serde_json::{Value, json};

use super::{call::Call, refusal::Refusal};
use crate::{
    Sandbox,
    world::{ACCESS_TOKEN_LIFE_S, CodeRefusal},
};

/// `api_query_auth` (docs/wechat.md §3.4).
pub(super) fn answer(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let component = &call.authorized(sandbox)?.component_appid;
    let code = call
        .text("authorization_code")
        .ok_or_else(|| Refusal::new(61009))?;
    sandbox.change(|world, now| {
        let account =
            world
                .consume_auth_code(component, code, now)
                .map_err(|refusal| match refusal {
                    CodeRefusal::Invalid => Refusal::new(61009),
                    CodeRefusal::Expired => Refusal::new(61010),
                })?;
        let tokens = world
            .exchange(component, &account, now)
            .ok_or_else(|| Refusal::new(61003))?;
        Ok(json!({ "authorization_info": {
            "authorizer_appid": account,
            "authorizer_access_token": tokens.access_token,
            "expires_in": ACCESS_TOKEN_LIFE_S,
            "authorizer_refresh_token": tokens.refresh_token,
            "func_info": func_info(&tokens.sets),
        } }))
    })
}

/// The sets as WeChat lists them: in no order, some with a `confirm_info` that nobody has explained.
pub(super) fn func_info<'a>(sets: impl IntoIterator<Item = &'a i64>) -> Vec<Value> {
    let mut entries: Vec<Value> = sets.into_iter().map(|set| entry(*set)).collect();
    entries.reverse();
    entries
}

fn entry(set: i64) -> Value {
    if [3, 18, 25, 30, 31, 41].contains(&set) {
        let confirm_info = json!({ "need_confirm": 0, "already_confirm": 0, "can_confirm": 0 });
        return json!({ "funcscope_category": { "id": set }, "confirm_info": confirm_info });
    }
    json!({ "funcscope_category": { "id": set } })
}
