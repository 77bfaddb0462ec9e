use std::fmt;

use super::{AccountEvent, MessageKind};

/// A message with a `MsgType`: somebody wrote to an account, or something happened to it.
///
/// What people wrote, and who they are, is not shown by Debug.
#[derive(Clone)]
pub struct Message {
    /// The account's original id, `gh_…`.
    pub to_user_name: String,
    /// Who wrote, by OpenID; WeChat itself where it tells of an event.
    pub from_user_name: Option<String>,
    /// Unix seconds.
    pub create_time: Option<i64>,
    /// WeChat's number of the message; events have none.
    pub msg_id: Option<String>,
    /// What it is.
    pub kind: MessageKind,
}

/// A passive reply: a text, in answer to a push, as [`PushKeys::seal_reply`](crate::PushKeys::seal_reply) takes it.
#[derive(Clone, Copy, Debug)]
pub struct TextReply<'a> {
    /// Whom it is for: the message's sender.
    pub to_user_name: &'a str,
    /// Who says it: the account that was written to.
    pub from_user_name: &'a str,
    /// Unix seconds.
    pub create_time: i64,
    /// The text.
    pub content: &'a str,
}

impl Message {
    /// The `MsgType`, as WeChat spells it.
    #[must_use]
    pub fn msg_type(&self) -> &str {
        match &self.kind {
            MessageKind::Text { .. } => "text",
            MessageKind::Event(_) => "event",
            MessageKind::Other { msg_type } => msg_type,
        }
    }

    /// The event, where it is one.
    #[must_use]
    pub fn event(&self) -> Option<&AccountEvent> {
        match &self.kind {
            MessageKind::Event(event) => Some(event),
            _ => None,
        }
    }

    /// What two deliveries of one message have in common: its number, or for an event its sender and time
    /// (docs/wechat.md §5.2). `None` where it has neither.
    #[must_use]
    pub fn identity(&self) -> Option<String> {
        if let Some(id) = &self.msg_id {
            return Some(format!("{} {id}", self.to_user_name));
        }
        let event = self.event().map_or("", AccountEvent::name);
        let (from, at) = (self.from_user_name.as_ref()?, self.create_time?);
        Some(format!("{} {from} {at} {event}", self.to_user_name))
    }

    /// A text in answer to this message; `None` when it has no sender.
    #[must_use]
    pub fn reply<'a>(&'a self, content: &'a str, create_time: i64) -> Option<TextReply<'a>> {
        Some(TextReply {
            to_user_name: self.from_user_name.as_deref()?,
            from_user_name: &self.to_user_name,
            create_time,
            content,
        })
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("to_user_name", &self.to_user_name)
            .field("create_time", &self.create_time)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}
