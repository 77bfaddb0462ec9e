/// The text that asks for a passive reply.
pub const TEXT: &str = "TESTCOMPONENT_MSG_TYPE_TEXT";
/// What a text begins with that asks for a reply by API; an authorization code follows, prefix and all.
const QUERY_AUTH_CODE: &str = "QUERY_AUTH_CODE:";

/// What a message of a test account asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check<'a> {
    /// This text, at once, in a sealed reply.
    Reply(String),
    /// Nothing at once; then the code exchanged, and a customer-service message with [`api_text`].
    ByApi {
        /// The authorization code.
        code: &'a str,
    },
}

impl<'a> Check<'a> {
    /// What a text asks for; none is not one of the check's.
    #[must_use]
    pub fn of_text(text: &'a str) -> Option<Self> {
        let text = text.trim();
        if text == TEXT {
            return Some(Self::Reply(format!("{TEXT}_callback")));
        }
        // The code may hold colons of its own: only the first one parts.
        let code = text.strip_prefix(QUERY_AUTH_CODE)?;
        (!code.is_empty()).then_some(Self::ByApi { code })
    }

    /// What an event asks for.
    #[must_use]
    pub fn of_event(event: &str) -> Self {
        Self::Reply(format!("{event}from_callback"))
    }
}

/// The text that WeChat sends to have a code exchanged.
#[must_use]
pub fn query_text(code: &str) -> String {
    format!("{QUERY_AUTH_CODE}{code}")
}

/// What the customer-service message says in the end.
#[must_use]
pub fn api_text(code: &str) -> String {
    format!("{code}_from_api")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_asks_for_its_answer() {
        assert_eq!(
            Check::of_text("TESTCOMPONENT_MSG_TYPE_TEXT"),
            Some(Check::Reply("TESTCOMPONENT_MSG_TYPE_TEXT_callback".into()))
        );
        assert_eq!(
            Check::of_text("QUERY_AUTH_CODE:queryauthcode@@@a:b"),
            Some(Check::ByApi {
                code: "queryauthcode@@@a:b"
            })
        );
        assert_eq!(Check::of_text("QUERY_AUTH_CODE:"), None);
        assert_eq!(Check::of_text("你好"), None);
        assert_eq!(
            Check::of_event("LOCATION"),
            Check::Reply("LOCATIONfrom_callback".into())
        );
    }
}
