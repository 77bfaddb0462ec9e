//! WeChat's authorization pages (docs/wechat.md §4).

mod browser;
mod choose;
mod decide;
mod domain_rule;
mod entry;
mod problem;
mod request;
mod routes;

pub(super) use routes::routes;
