use super::{ApiError, Class};
use crate::{client::COMPONENT_TOKEN, errcode::meaning};

/// A failed call. No variant holds a token, a secret or a URL with its query.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// WeChat answered and refused.
    #[error("{0}")]
    Api(ApiError),
    /// No whole answer arrived.
    #[error("{operation}: WeChat {}", if *timeout { "did not answer in time" } else { "could not be reached" })]
    Transport {
        /// The API's name.
        operation: &'static str,
        /// Whether time ran out. WeChat may have done its part then.
        timeout: bool,
        /// What the HTTP client says, without the URL.
        source: reqwest::Error,
    },
    /// An answer with another status than 200.
    #[error("{operation}: WeChat answered with HTTP status {status}")]
    Http {
        /// The API's name.
        operation: &'static str,
        /// The HTTP status.
        status: u16,
    },
    /// The call was not made: the client's [`Observer`](crate::Observer) held it back.
    #[error("{operation}: WeChat was not called: it is held back")]
    Held {
        /// The API's name.
        operation: &'static str,
    },
    /// An answer that cannot be read: HTML, too long, or without a field that it must have.
    #[error("{operation}: WeChat's answer cannot be read: {problem}")]
    Body {
        /// The API's name.
        operation: &'static str,
        /// What is wrong with it.
        problem: &'static str,
    },
}

impl Error {
    /// The API's name, such as `api_query_auth`.
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Api(error) => error.operation,
            Self::Transport { operation, .. }
            | Self::Http { operation, .. }
            | Self::Held { operation }
            | Self::Body { operation, .. } => operation,
        }
    }

    /// The errcode, where WeChat gave one.
    pub fn errcode(&self) -> Option<i64> {
        self.api().map(|error| error.errcode)
    }

    /// The refusal, where it is one.
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// What kind of trouble this is.
    pub fn class(&self) -> Class {
        match self {
            Self::Api(error) => {
                match meaning(error.errcode).map_or(Class::Unknown, |meaning| meaning.class) {
                    // This call carries no token that could be stale: its secret is wrong.
                    Class::StaleToken if error.operation == COMPONENT_TOKEN => Class::Configuration,
                    class => class,
                }
            }
            Self::Http {
                status: 400..=407 | 409..=428 | 430..=499,
                ..
            } => Class::Configuration,
            Self::Held { .. } => Class::Quota,
            Self::Transport { .. } | Self::Http { .. } | Self::Body { .. } => Class::Transient,
        }
    }

    /// Whether the same call may succeed a little later.
    pub fn is_transient(&self) -> bool {
        self.class() == Class::Transient
    }

    /// Whether a newer token may help: to be tried once (docs/wechat.md §8).
    pub fn is_stale_token(&self) -> bool {
        self.class() == Class::StaleToken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(operation: &'static str, errcode: i64) -> Error {
        Error::Api(ApiError::new(operation, errcode, "", &[]))
    }

    #[test]
    fn a_stale_token_is_one_only_where_a_token_was_sent() {
        assert!(refused("api_query_auth", 40001).is_stale_token());
        assert!(!refused(COMPONENT_TOKEN, 40001).is_stale_token());
        assert_eq!(
            refused(COMPONENT_TOKEN, 40001).class(),
            Class::Configuration
        );
    }

    #[test]
    fn what_may_pass_is_transient() {
        assert!(refused("api_query_auth", -1).is_transient());
        assert!(!refused("api_query_auth", 61009).is_transient());
        assert_eq!(refused("api_query_auth", 999_999).class(), Class::Unknown);
        for (status, transient) in [
            (500, true),
            (502, true),
            (429, true),
            (408, true),
            (302, true),
            (404, false),
            (403, false),
        ] {
            assert_eq!(
                Error::Http {
                    operation: "x",
                    status
                }
                .is_transient(),
                transient,
                "{status}"
            );
        }
    }
}
