//! The component APIs (docs/wechat.md §3).

mod account;
mod answer;
mod authorizer;
mod call;
mod callback_ip;
mod component;
mod confirm;
mod granted;
mod http;
mod list;
mod message;
mod observe;
mod option;
mod profile;
mod quota;
mod reply;
mod session;
mod setup;
mod types;
mod unknown;
mod web_user;

pub use account::{AccountKind, AuthorizerInfo, Category, MiniProgramInfo};
pub use answer::Answer;
pub use call::api_name;
pub use callback_ip::CallbackAddresses;
pub use confirm::Confirmation;
pub use granted::{ConfirmInfo, GrantedSet};
pub use http::Client;
pub use list::{AUTHORIZER_LIST_MAX, AuthorizerListPage, ListedAuthorizer};
pub use observe::{CallReport, Observer};
pub use option::{AuthorizerOption, OptionValue};
pub use quota::{ApiQuota, RateLimit};
pub use session::MiniProgramSession;
pub use setup::{SetupError, Timeouts};
pub use types::{Authorization, AuthorizerToken, ComponentToken, PreAuthCode, PushTicketState};
pub use unknown::Unknown;
pub use web_user::WebUserToken;

pub(crate) use component::COMPONENT_TOKEN;
