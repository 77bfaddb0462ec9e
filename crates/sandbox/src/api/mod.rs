//! The APIs with their refusals (docs/wechat.md §3, §9).

mod authorizer_info;
mod authorizer_list;
mod authorizer_token;
mod call;
mod callback_ip;
mod component_token;
mod confirm;
mod custom_send;
mod dispatch;
mod fault;
mod option;
mod pre_auth_code;
mod query_auth;
mod quota;
mod refusal;
mod start_push_ticket;
mod table;

use serde_json::{Value, json};

pub(crate) use dispatch::routes;

/// What calls answer that only do something.
fn ok() -> Value {
    json!({ "errcode": 0, "errmsg": "ok" })
}
