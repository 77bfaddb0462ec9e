//! What WeChat tells a platform beside tickets and grants: news about mini programs to the event URL, what happens at an account
//! to the message URL (docs/wechat.md §5.5, §5.6).

mod fields;
mod fill;
mod kinds;
mod send;

use fields::is_name;
use kinds::{EVENT, Kind, Url};

pub(crate) use fields::xml;
pub(crate) use kinds::KNOWN;

/// Something that a platform is told: in a script, `push demo weapp_audit_fail wx… Reason=…`.
///
/// ```
/// use sandbox::{Act, Notice};
///
/// let notice = Notice::of("order_path_audit_result_notify").about("wx94a6f1c08e3d7b25").with("list.status", "3");
/// let act: Act = "push demo order_path_audit_result_notify wx94a6f1c08e3d7b25 list.status=3".parse()?;
/// assert_eq!(act, Act::Push { platform: "demo".to_owned(), notice });
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// An `InfoType`, known or not; or what goes to the message URL: `text`, one of the known events, `event:` and any other `Event`.
    pub kind: String,
    /// The AppID of the account that it is about; what goes to the message URL needs one.
    pub account: Option<String>,
    /// What is told otherwise than usual, in order: `info.name` is `name` inside `info`, and an empty value leaves the field out.
    pub fields: Vec<(String, String)>,
}

impl Notice {
    /// One with its usual content, about nobody.
    #[must_use]
    pub fn of(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            account: None,
            fields: Vec::new(),
        }
    }

    /// The same about an account.
    #[must_use]
    pub fn about(mut self, account: &str) -> Self {
        self.account = Some(account.to_owned());
        self
    }

    /// The same with another value.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// What is wrong with it, as a sentence.
    pub(crate) fn check(&self) -> Result<(), String> {
        if let Some((name, _)) = self.fields.iter().find(|(name, _)| !is_name(name)) {
            return Err(format!("{name} is no name of a field"));
        }
        if self.kind.is_empty() || self.kind == EVENT {
            return Err("what is pushed is missing".to_owned());
        }
        if self.to() == Url::Messages && self.account.is_none() {
            return Err(format!("{} needs an account", self.kind));
        }
        Ok(())
    }

    /// Where it goes.
    fn to(&self) -> Url {
        match self.known() {
            Some(kind) => kind.to,
            None if self.kind.starts_with(EVENT) => Url::Messages,
            None => Url::Events,
        }
    }

    fn known(&self) -> Option<&'static Kind> {
        KNOWN.iter().find(|kind| kind.name == self.kind)
    }

    /// As the log names it.
    fn name(&self) -> &str {
        self.kind.strip_prefix(EVENT).unwrap_or(&self.kind)
    }
}
