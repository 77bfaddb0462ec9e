//! The component APIs (docs/wechat.md §3).

mod authorizer;
mod component;
mod http;
mod reply;
mod setup;
mod types;

pub use http::Client;
pub use setup::{SetupError, Timeouts};
pub use types::{
    AccountKind, Authorization, AuthorizerInfo, AuthorizerToken, ComponentToken, PreAuthCode,
};

pub(crate) use component::COMPONENT_TOKEN;
