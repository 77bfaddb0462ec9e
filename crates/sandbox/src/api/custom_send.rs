use serde_json::Value;

use super::{call::Call, refusal::Refusal};
use crate::{
    Sandbox,
    world::{Bearer, SentMessage},
};

/// The sets that allow it: of official accounts, of mini programs.
const SETS: [i64; 2] = [1, 19];

/// `message/custom/send` (docs/wechat.md §3.10). Only texts.
pub(super) fn answer(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let Bearer { component, account } = call.bearer(sandbox)?;
    let openid = call.text("touser").ok_or_else(|| Refusal::new(40003))?;
    if call.text("msgtype") != Some("text") {
        return Err(Refusal::new(40008));
    }
    let content = call.body.get("text").and_then(|text| text.get("content"));
    let text = content
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty())
        .ok_or_else(|| Refusal::new(44004))?;
    sandbox.change(|world, at| {
        let grant = world.grant(&component, &account);
        if !grant.is_some_and(|grant| SETS.iter().any(|set| grant.sets.contains(set))) {
            return Err(Refusal::new(61007));
        }
        world.note_sent(SentMessage {
            component: component.clone(),
            account: account.clone(),
            openid: openid.to_owned(),
            text: text.to_owned(),
            at,
        });
        Ok(super::ok())
    })
}
