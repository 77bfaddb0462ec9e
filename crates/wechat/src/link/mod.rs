//! Addresses of WeChat's own pages that people open in a browser (docs/wechat.md §3.11, §4.1).

mod account;
mod authorization;
mod back;
mod plugin;
mod web_login;

pub use account::{fast_register_link, rebind_admin_link};
pub use authorization::{AuthType, LinkForm, LinkParams, authorization_link};
pub use back::{AuthorizationReturn, WebLoginReturn};
pub use plugin::plugin_arguments;
pub use web_login::{WebLoginParams, WebLoginScope, web_login_link};
