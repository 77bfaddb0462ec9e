//! The component APIs with their refusals (docs/wechat.md §3, §9).

mod authorizer_info;
mod authorizer_list;
mod authorizer_token;
mod call;
mod component_token;
mod dispatch;
mod fault;
mod pre_auth_code;
mod query_auth;
mod refusal;
mod start_push_ticket;

pub(crate) use dispatch::routes;
