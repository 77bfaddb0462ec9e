use serde_json::{Value, json};

use super::{call::Call, refusal::Refusal};
use crate::{Sandbox, world::Bearer};

/// `api_get_authorizer_option` and `get_authorizer_option` (docs/wechat.md §3.8).
pub(super) fn get(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let (generation, bearer) = whose(sandbox, call)?;
    let name = call.text("option_name").unwrap_or_default();
    let Bearer { component, account } = bearer;
    let value = sandbox.read(|world, _| world.option(&component, &account, name))?;
    Ok(match generation {
        Generation::Old => {
            json!({ "authorizer_appid": account, "option_name": name, "option_value": value })
        }
        Generation::New => json!({ "option_name": name, "option_value": value }),
    })
}

/// `api_set_authorizer_option` and `set_authorizer_option`.
pub(super) fn set(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let (_, Bearer { component, account }) = whose(sandbox, call)?;
    let name = call.text("option_name").unwrap_or_default();
    let value = call.text("option_value").unwrap_or_default();
    sandbox.change(|world, _| world.set_option(&component, &account, name, value))?;
    Ok(super::ok())
}

#[derive(Clone, Copy)]
enum Generation {
    Old,
    New,
}

/// The old pair names the account, the new one is called with the account's own token.
fn whose(sandbox: &Sandbox, call: &Call) -> Result<(Generation, Bearer), Refusal> {
    if !call.api.starts_with("api_") {
        return Ok((Generation::New, call.bearer(sandbox)?));
    }
    let component = call.authorized(sandbox)?.component_appid.clone();
    let account = call
        .text("authorizer_appid")
        .ok_or_else(|| Refusal::new(41002))?
        .to_owned();
    Ok((Generation::Old, Bearer { component, account }))
}
