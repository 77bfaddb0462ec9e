use wechat::{Message, MessageKind};

/// Whom a message tells of, and what it is called in counts and in the inbox.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// What the account is told of itself: an `Event`.
    Account(&'a str),
    /// What a person did or wrote. Carries the `MsgType`, or the `Event`.
    Person(&'a str),
    /// An `Event` that we do not know.
    Unknown(&'a str),
}

/// What the account is told of itself begins with one of these: code audits, names, categories, qualifications.
const ACCOUNT: &[&str] = &[
    "weapp_",
    "wxa_",
    "debug_demo",
    "qualification_verify_",
    "naming_verify_",
    "annual_renew",
    "verify_expired",
];

/// What persons do.
const PERSON: &[&str] = &[
    "subscribe",
    "unsubscribe",
    "SCAN",
    "LOCATION",
    "CLICK",
    "VIEW",
    "view_miniprogram",
    "scancode_push",
    "scancode_waitmsg",
    "pic_sysphoto",
    "pic_photo_or_album",
    "pic_weixin",
    "location_select",
    "user_enter_tempsession",
    "subscribe_msg_popup_event",
    "subscribe_msg_change_event",
    "subscribe_msg_sent_event",
    "TEMPLATESENDJOBFINISH",
    "MASSSENDJOBFINISH",
    "PUBLISHJOBFINISH",
    "kf_create_session",
    "kf_close_session",
    "kf_switch_session",
];

impl<'a> Kind<'a> {
    pub(super) fn of(message: &'a Message) -> Self {
        let event = match &message.kind {
            MessageKind::Event(event) => event.name(),
            MessageKind::Text { .. } | MessageKind::Other { .. } => {
                return Self::Person(message.msg_type());
            }
        };
        if ACCOUNT.iter().any(|begin| event.starts_with(begin)) {
            Self::Account(event)
        } else if PERSON.contains(&event) {
            Self::Person(event)
        } else {
            Self::Unknown(event)
        }
    }

    pub(super) fn name(&self) -> &'a str {
        match self {
            Self::Account(name) | Self::Person(name) | Self::Unknown(name) => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(msg_type: &str, event: &str) -> String {
        let xml = format!(
            "<xml><ToUserName>gh_1</ToUserName><MsgType>{msg_type}</MsgType><Event>{event}</Event></xml>"
        );
        format!("{:?}", Kind::of(&Message::parse(&xml).unwrap()))
    }

    #[test]
    fn what_people_do_is_told_from_what_an_account_is_told() {
        for (msg_type, event, expected) in [
            ("text", "", "Person(\"text\")"),
            ("image", "", "Person(\"image\")"),
            ("event", "CLICK", "Person(\"CLICK\")"),
            ("event", "weapp_audit_fail", "Account(\"weapp_audit_fail\")"),
            (
                "event",
                "wxa_nickname_audit",
                "Account(\"wxa_nickname_audit\")",
            ),
            ("event", "debug_demo", "Account(\"debug_demo\")"),
            ("event", "something_new", "Unknown(\"something_new\")"),
        ] {
            assert_eq!(kind(msg_type, event), expected);
        }
    }
}
