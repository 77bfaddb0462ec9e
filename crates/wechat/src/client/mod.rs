//! The component APIs (docs/wechat.md §3).

mod authorizer;
mod component;
mod http;
mod list;
mod message;
mod observe;
mod option;
mod quota;
mod reply;
mod setup;
mod types;

pub use http::Client;
pub use list::{AUTHORIZER_LIST_MAX, AuthorizerListPage, ListedAuthorizer};
pub use observe::{CallReport, Observer};
pub use option::AuthorizerOption;
pub use quota::{ApiQuota, RateLimit};
pub use setup::{SetupError, Timeouts};
pub use types::{
    AccountKind, Authorization, AuthorizerInfo, AuthorizerToken, ComponentToken, PreAuthCode,
    PushTicketState,
};

pub(crate) use component::COMPONENT_TOKEN;
