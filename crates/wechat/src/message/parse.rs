use secrecy::SecretString;
use serde_json::Value;

use super::{AccountEvent, Message, MessageKind};
use crate::xml::{Fields, XmlError};

/// Why a decrypted push is not a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// Neither one well-formed `<xml>` nor one JSON object.
    #[error("the message is neither well-formed XML nor a JSON object")]
    Malformed,
    /// It carries a document type; it was not parsed.
    #[error("the message carries a document type")]
    Doctype,
    /// A field that every message has is absent, empty or given twice.
    #[error("the message lacks its field {0}")]
    Missing(&'static str),
}

impl Message {
    /// Reads a decrypted push to the message URL: XML, or the JSON of 视频号小店.
    ///
    /// # Errors
    /// [`MessageError`]; a `MsgType` or `Event` that is not known is none.
    ///
    /// ```
    /// use wechat::{AccountEvent, Message};
    ///
    /// let message = Message::parse(
    ///     "<xml><ToUserName>gh_1</ToUserName><FromUserName>oPerson</FromUserName><CreateTime>1</CreateTime>\
    ///      <MsgType>event</MsgType><Event>LOCATION</Event></xml>",
    /// )?;
    /// assert_eq!(message.event().map(AccountEvent::name), Some("LOCATION"));
    /// # Ok::<(), wechat::MessageError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, MessageError> {
        let fields = fields(text)?;
        let text = |name: &str| fields.only(name).map(str::to_owned);
        let need = |name: &'static str| text(name).ok_or(MessageError::Missing(name));
        let kind = match need("MsgType")?.as_str() {
            "text" => MessageKind::Text {
                // Somebody may write nothing but blanks.
                content: SecretString::from(text("Content").unwrap_or_default()),
            },
            "event" => MessageKind::Event(event(&fields, need("Event")?)),
            other => MessageKind::Other {
                msg_type: other.to_owned(),
            },
        };
        Ok(Self {
            to_user_name: need("ToUserName")?,
            from_user_name: text("FromUserName"),
            create_time: number(&fields, "CreateTime"),
            msg_id: text("MsgId").or_else(|| text("MsgID")),
            kind,
        })
    }
}

fn fields(text: &str) -> Result<Fields, MessageError> {
    if text.trim_start().starts_with('{') {
        return match serde_json::from_str(text) {
            Ok(Value::Object(object)) => Ok(Fields::of_json(object)),
            _ => Err(MessageError::Malformed),
        };
    }
    Fields::read(text).map_err(|error| match error {
        XmlError::Doctype => MessageError::Doctype,
        XmlError::Malformed => MessageError::Malformed,
    })
}

fn event(fields: &Fields, name: String) -> AccountEvent {
    let text = |name: &str| fields.only(name).map(str::to_owned);
    match name.as_str() {
        "weapp_audit_success" => AccountEvent::WeappAuditSuccess {
            at: number(fields, "SuccTime"),
        },
        "weapp_audit_fail" => AccountEvent::WeappAuditFail {
            at: number(fields, "FailTime"),
            reason: text("Reason"),
        },
        "weapp_audit_delay" => AccountEvent::WeappAuditDelay {
            at: number(fields, "DelayTime"),
            reason: text("Reason"),
        },
        "wxa_nickname_audit" => AccountEvent::NicknameAudit {
            ret: number(fields, "ret"),
            nickname: text("nickname"),
            reason: text("reason"),
        },
        "debug_demo" => AccountEvent::DebugDemo {
            debug_str: text("debug_str"),
        },
        _ => AccountEvent::Other { event: name },
    }
}

fn number(fields: &Fields, name: &str) -> Option<i64> {
    fields.only(name)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    fn xml(inner: &str) -> String {
        format!(
            "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oPerson]]></FromUserName>\
             <CreateTime>1348831860</CreateTime>{inner}</xml>"
        )
    }

    #[test]
    fn a_text_is_read_and_not_shown() {
        let text = "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[QUERY_AUTH_CODE:queryauthcode@@@a]]></Content>\
                    <MsgId>1234567890123456</MsgId>";
        let message = Message::parse(&xml(text)).unwrap();
        let MessageKind::Text { content } = &message.kind else {
            panic!("{message:?}")
        };
        assert_eq!(content.expose_secret(), "QUERY_AUTH_CODE:queryauthcode@@@a");
        assert_eq!(
            (
                message.to_user_name.as_str(),
                message.create_time,
                message.msg_type()
            ),
            ("gh_1", Some(1_348_831_860), "text")
        );
        assert_eq!(message.identity().as_deref(), Some("gh_1 1234567890123456"));
        let shown = format!("{message:?}");
        assert!(
            !shown.contains("@@@") && !shown.contains("oPerson"),
            "{shown}"
        );
    }

    #[test]
    fn events_are_told_apart_and_unknown_ones_keep_their_name() {
        let event = |inner: &str| {
            let text = xml(&format!("<MsgType>event</MsgType>{inner}"));
            Message::parse(&text).unwrap().event().cloned().unwrap()
        };
        assert_eq!(
            event(
                "<Event>weapp_audit_fail</Event><FailTime>1488856591</FailTime><Reason><![CDATA[1:账号信息不合规]]></Reason>"
            ),
            AccountEvent::WeappAuditFail {
                at: Some(1_488_856_591),
                reason: Some("1:账号信息不合规".into())
            }
        );
        assert_eq!(
            event("<Event>weapp_audit_success</Event><SuccTime>1</SuccTime>"),
            AccountEvent::WeappAuditSuccess { at: Some(1) }
        );
        assert_eq!(
            event(
                "<Event>wxa_nickname_audit</Event><ret>2</ret><nickname>昵称</nickname><reason>驳回原因</reason>"
            ),
            AccountEvent::NicknameAudit {
                ret: Some(2),
                nickname: Some("昵称".into()),
                reason: Some("驳回原因".into())
            }
        );
        for name in [
            "weapp_audit_delay",
            "debug_demo",
            "LOCATION",
            "user_enter_tempsession",
        ] {
            assert_eq!(event(&format!("<Event>{name}</Event>")).name(), name);
        }
    }

    #[test]
    fn an_event_is_known_again_by_sender_time_and_name() {
        let one = Message::parse(&xml("<MsgType>event</MsgType><Event>CLICK</Event>")).unwrap();
        let other = Message::parse(&xml("<MsgType>event</MsgType><Event>VIEW</Event>")).unwrap();
        assert_eq!(
            one.identity().as_deref(),
            Some("gh_1 oPerson 1348831860 CLICK")
        );
        assert_ne!(one.identity(), other.identity());
    }

    #[test]
    fn the_json_of_shops_reads_alike() {
        let message = Message::parse(
            r#" {"ToUserName":"gh_2","FromUserName":"oShop","CreateTime":1662480000,"MsgType":"event",
                "Event":"channels_ec_order_new","order_info":{"order_id":123}}"#,
        )
        .unwrap();
        assert_eq!(
            (
                message.to_user_name.as_str(),
                message.create_time,
                message.event().map(AccountEvent::name)
            ),
            ("gh_2", Some(1_662_480_000), Some("channels_ec_order_new"))
        );
    }

    #[test]
    fn what_is_no_message_is_refused() {
        assert_eq!(
            Message::parse("<!DOCTYPE x><xml/>").unwrap_err(),
            MessageError::Doctype
        );
        for text in ["", "success", "[]", "{", "{\"a\":1}x", "<xml>"] {
            assert_eq!(
                Message::parse(text).unwrap_err(),
                MessageError::Malformed,
                "{text}"
            );
        }
        for (text, field) in [
            ("{}", "MsgType"),
            ("<xml><MsgType>text</MsgType></xml>", "ToUserName"),
            (
                "<xml><ToUserName>g</ToUserName><MsgType>event</MsgType></xml>",
                "Event",
            ),
        ] {
            assert_eq!(
                Message::parse(text).unwrap_err(),
                MessageError::Missing(field)
            );
        }
    }

    #[test]
    fn other_kinds_and_blank_texts_are_messages_too() {
        let picture = Message::parse(&xml("<MsgType>image</MsgType><PicUrl>u</PicUrl>")).unwrap();
        assert_eq!(picture.msg_type(), "image");
        let blank = Message::parse(&xml("<MsgType>text</MsgType><Content> </Content>")).unwrap();
        assert_eq!(blank.msg_type(), "text");
    }
}
