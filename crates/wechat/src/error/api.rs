use std::{fmt, net::IpAddr};

use secrecy::SecretString;

use crate::redact;

/// A refusal by WeChat: HTTP 200 with an errcode (docs/wechat.md §3.0, §9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// The API's name, such as `api_query_auth`.
    pub operation: &'static str,
    /// What to decide by; the text is not stable.
    pub errcode: i64,
    /// WeChat's text, shortened, with everything that looks like a token blanked.
    pub errmsg: String,
    /// The request's id on WeChat's side; its support asks for it.
    pub rid: Option<String>,
    /// The address that WeChat saw, where the text names it (61004).
    pub request_ip: Option<String>,
}

impl ApiError {
    /// Reads WeChat's text; `secrets` are those that were part of the call.
    pub(crate) fn new(
        operation: &'static str,
        errcode: i64,
        errmsg: &str,
        secrets: &[&SecretString],
    ) -> Self {
        Self {
            operation,
            errcode,
            errmsg: redact::text(errmsg, secrets),
            rid: after(errmsg, "rid:")
                .filter(|rid| is_rid(rid))
                .map(str::to_owned),
            request_ip: after(errmsg, "requestIP:")
                .and_then(|address| address.parse::<IpAddr>().ok())
                .map(|address| address.to_string()),
        }
    }
}

/// The word after `label`.
fn after<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(label)?;
    rest.split_whitespace().next()
}

fn is_rid(text: &str) -> bool {
    text.len() <= 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: WeChat refused with {}: {}",
            self.operation, self.errcode, self.errmsg
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rid_and_address_are_found() {
        let error = ApiError::new(
            "api_component_token",
            61004,
            "access clientip is not registered requestIP: 14.145.194.154 rid: 65840652-60aeb945-66cdf943",
            &[],
        );
        assert_eq!(error.rid.as_deref(), Some("65840652-60aeb945-66cdf943"));
        assert_eq!(error.request_ip.as_deref(), Some("14.145.194.154"));
    }

    #[test]
    fn older_and_hostile_texts_give_neither() {
        for text in [
            "component ticket is invalid hint: [f7sdKA0009hb96]",
            "rid: <script> requestIP: nowhere",
            "rid:",
            "",
        ] {
            let error = ApiError::new("api_query_auth", 61006, text, &[]);
            assert_eq!((error.rid, error.request_ip), (None, None), "{text}");
        }
    }
}
