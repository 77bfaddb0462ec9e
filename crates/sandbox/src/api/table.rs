use serde_json::Value;

use super::{
    authorizer_info, authorizer_list, authorizer_token, call::Call, callback_ip, component_token,
    confirm, custom_send, option, pre_auth_code, query_auth, quota, refusal::Refusal,
    start_push_ticket,
};
use crate::Sandbox;

/// An API that is answered here.
pub(super) struct Api {
    path: &'static str,
    pub(super) by: Verb,
    /// Whose token it takes.
    pub(super) token: TokenKind,
    pub(super) answer: fn(&Sandbox, &Call) -> Result<Value, Refusal>,
}

/// How an API is called; otherwise it is refused with 43001 or 43002.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// With everything but the token in a JSON body.
    Post,
    /// With everything in the query.
    Get,
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
    use Verb::{Get, Post};
    &[
        Api { path: "/cgi-bin/component/api_start_push_ticket", by: Post, token: Component, answer: start_push_ticket::answer },
        Api { path: "/cgi-bin/component/api_component_token", by: Post, token: Component, answer: component_token::answer },
        Api { path: "/cgi-bin/component/api_create_preauthcode", by: Post, token: Component, answer: pre_auth_code::answer },
        Api { path: "/cgi-bin/component/api_query_auth", by: Post, token: Component, answer: query_auth::answer },
        Api { path: "/cgi-bin/component/api_authorizer_token", by: Post, token: Component, answer: authorizer_token::answer },
        Api { path: "/cgi-bin/component/api_get_authorizer_info", by: Post, token: Component, answer: authorizer_info::answer },
        Api { path: "/cgi-bin/component/api_get_authorizer_list", by: Post, token: Component, answer: authorizer_list::answer },
        Api { path: "/cgi-bin/component/api_get_authorizer_option", by: Post, token: Component, answer: option::get },
        Api { path: "/cgi-bin/component/api_set_authorizer_option", by: Post, token: Component, answer: option::set },
        Api { path: "/cgi-bin/component/get_authorizer_option", by: Post, token: Account, answer: option::get },
        Api { path: "/cgi-bin/component/set_authorizer_option", by: Post, token: Account, answer: option::set },
        Api { path: "/cgi-bin/component/clear_quota/v2", by: Post, token: Component, answer: quota::clear_by_secret },
        Api { path: "/cgi-bin/component/api_confirm_authorization", by: Post, token: Component, answer: confirm::answer },
        Api { path: "/cgi-bin/getcallbackip", by: Get, token: Any, answer: callback_ip::answer },
        Api { path: "/cgi-bin/clear_quota", by: Post, token: Any, answer: quota::clear },
        Api { path: "/cgi-bin/openapi/quota/get", by: Post, token: Any, answer: quota::get },
        Api { path: "/cgi-bin/message/custom/send", by: Post, token: Account, answer: custom_send::answer },
    ]
};
