use serde_json::Value;

use super::{
    authorizer_info, authorizer_list, authorizer_token, call::Call, component_token, custom_send,
    option, pre_auth_code, query_auth, quota, refusal::Refusal, start_push_ticket,
};
use crate::Sandbox;

/// An API that is answered here.
pub(super) struct Api {
    path: &'static str,
    /// Whose token it takes.
    pub(super) token: TokenKind,
    pub(super) answer: fn(&Sandbox, &Call) -> Result<Value, Refusal>,
}

/// Whose token an API takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// The platform's; or none, but the platform's secret.
    Component,
    /// An account's.
    Account,
    /// Either.
    Any,
}

/// The API at a path.
pub(super) fn find(path: &str) -> Option<&'static Api> {
    APIS.iter().find(|api| api.path == path)
}

#[rustfmt::skip]
const APIS: &[Api] = {
    use TokenKind::{Account, Any, Component};
    &[
        Api { path: "/cgi-bin/component/api_start_push_ticket", token: Component, answer: start_push_ticket::answer },
        Api { path: "/cgi-bin/component/api_component_token", token: Component, answer: component_token::answer },
        Api { path: "/cgi-bin/component/api_create_preauthcode", token: Component, answer: pre_auth_code::answer },
        Api { path: "/cgi-bin/component/api_query_auth", token: Component, answer: query_auth::answer },
        Api { path: "/cgi-bin/component/api_authorizer_token", token: Component, answer: authorizer_token::answer },
        Api { path: "/cgi-bin/component/api_get_authorizer_info", token: Component, answer: authorizer_info::answer },
        Api { path: "/cgi-bin/component/api_get_authorizer_list", token: Component, answer: authorizer_list::answer },
        Api { path: "/cgi-bin/component/api_get_authorizer_option", token: Component, answer: option::get },
        Api { path: "/cgi-bin/component/api_set_authorizer_option", token: Component, answer: option::set },
        Api { path: "/cgi-bin/component/get_authorizer_option", token: Account, answer: option::get },
        Api { path: "/cgi-bin/component/set_authorizer_option", token: Account, answer: option::set },
        Api { path: "/cgi-bin/component/clear_quota/v2", token: Component, answer: quota::clear_by_secret },
        Api { path: "/cgi-bin/clear_quota", token: Any, answer: quota::clear },
        Api { path: "/cgi-bin/openapi/quota/get", token: Any, answer: quota::get },
        Api { path: "/cgi-bin/message/custom/send", token: Account, answer: custom_send::answer },
    ]
};
