//! The component APIs (docs/wechat.md §3).

mod account;
mod authorizer;
mod component;
mod http;
mod list;
mod message;
mod observe;
mod option;
mod profile;
mod quota;
mod reply;
mod setup;
mod types;

pub use account::{AccountKind, AuthorizerInfo, Category, MiniProgramInfo};
pub use http::{Client, api_name};
pub use list::{AUTHORIZER_LIST_MAX, AuthorizerListPage, ListedAuthorizer};
pub use observe::{CallReport, Observer};
pub use option::AuthorizerOption;
pub use quota::{ApiQuota, RateLimit};
pub use setup::{SetupError, Timeouts};
pub use types::{Authorization, AuthorizerToken, ComponentToken, PreAuthCode, PushTicketState};

pub(crate) use component::COMPONENT_TOKEN;
