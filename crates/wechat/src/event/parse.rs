use secrecy::SecretString;

use super::{Event, GrantEvent, Notice, NoticeKind};
use crate::xml::{Fields, XmlError};

/// Why a decrypted message is not an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// Not one well-formed `<xml>`.
    #[error("the event is not well-formed XML")]
    Xml,
    /// It carries a document type; it was not parsed.
    #[error("the event carries a document type")]
    Doctype,
    /// A field that this kind of event has is absent, empty or given twice.
    #[error("the event lacks its field {0}")]
    Missing(&'static str),
}

impl Event {
    /// Reads a decrypted message. Values may be bare or CDATA.
    ///
    /// ```
    /// use wechat::Event;
    ///
    /// let event = Event::parse(
    ///     "<xml><AppId><![CDATA[wx1]]></AppId><CreateTime>1413192760</CreateTime>\
    ///      <InfoType>unauthorized</InfoType><AuthorizerAppid>wx2</AuthorizerAppid></xml>",
    /// )?;
    /// assert_eq!((event.info_type(), event.authorizer_appid()), ("unauthorized", Some("wx2")));
    /// # Ok::<(), wechat::EventError>(())
    /// ```
    ///
    /// # Errors
    /// [`EventError`]; an `InfoType` that is not known is no error but [`Event::Unknown`].
    pub fn parse(xml: &str) -> Result<Self, EventError> {
        let message = Message(Fields::read(xml)?);
        let create_time = message.number("CreateTime");
        Ok(match message.text("InfoType")?.as_str() {
            "component_verify_ticket" => Self::ComponentVerifyTicket {
                app_id: message.text("AppId")?,
                create_time,
                ticket: message.secret("ComponentVerifyTicket")?,
            },
            "authorized" => Self::Authorized(message.grant()?),
            "updateauthorized" => Self::UpdateAuthorized(message.grant()?),
            "unauthorized" => Self::Unauthorized {
                app_id: message.text("AppId")?,
                create_time,
                authorizer_appid: message.text("AuthorizerAppid")?,
            },
            other => {
                let (app_id, xml) = (
                    message.optional("AppId").unwrap_or_default(),
                    SecretString::from(xml),
                );
                match NoticeKind::read(other, message) {
                    Some(kind) => Self::Notice(Notice {
                        app_id,
                        create_time,
                        kind,
                        xml,
                    }),
                    None => Self::Unknown {
                        app_id,
                        create_time,
                        info_type: other.to_owned(),
                        xml,
                    },
                }
            }
        })
    }
}

pub(super) struct Message(Fields);

impl Message {
    pub(super) fn optional(&self, name: &str) -> Option<String> {
        self.0.only(name).map(str::to_owned)
    }

    /// The only child called `name`, with its own fields.
    pub(super) fn inner(&self, name: &str) -> Option<Self> {
        let mut groups = self.0.groups(name);
        let first = groups.next()?;
        groups.next().is_none().then_some(Self(first))
    }

    pub(super) fn groups(&self, name: &str) -> impl Iterator<Item = Self> {
        self.0.groups(name).map(Self)
    }

    fn text(&self, name: &'static str) -> Result<String, EventError> {
        self.optional(name).ok_or(EventError::Missing(name))
    }

    fn secret(&self, name: &'static str) -> Result<SecretString, EventError> {
        self.text(name).map(SecretString::from)
    }

    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.0.only(name)?.parse().ok()
    }

    fn grant(&self) -> Result<GrantEvent, EventError> {
        Ok(GrantEvent {
            app_id: self.text("AppId")?,
            create_time: self.number("CreateTime"),
            authorizer_appid: self.text("AuthorizerAppid")?,
            authorization_code: self.secret("AuthorizationCode")?,
            authorization_code_expires_at: self.number("AuthorizationCodeExpiredTime"),
            pre_auth_code: self.secret("PreAuthCode").ok(),
        })
    }
}

impl From<XmlError> for EventError {
    fn from(error: XmlError) -> Self {
        match error {
            XmlError::Doctype => Self::Doctype,
            XmlError::Malformed => Self::Xml,
        }
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    fn authorized(info_type: &str) -> String {
        format!(
            "<xml><AppId><![CDATA[wx1]]></AppId><CreateTime>1413192760</CreateTime>\n<InfoType>{info_type}</InfoType>\
             <AuthorizerAppid><![CDATA[wx2]]></AuthorizerAppid><AuthorizationCode>queryauthcode@@@a</AuthorizationCode>\
             <AuthorizationCodeExpiredTime><![CDATA[1413196360]]></AuthorizationCodeExpiredTime>\
             <PreAuthCode>preauthcode@@@b</PreAuthCode></xml>"
        )
    }

    #[test]
    fn a_ticket_is_read() {
        let xml = "<xml>\n<AppId>some_appid</AppId>\n<CreateTime>1413192605</CreateTime>\
                   <InfoType><![CDATA[component_verify_ticket]]></InfoType>\
                   <ComponentVerifyTicket>ticket@@@t</ComponentVerifyTicket>\n</xml>";
        let event = Event::parse(xml).unwrap();
        assert_eq!(
            (
                event.app_id(),
                event.create_time(),
                event.info_type(),
                event.authorizer_appid()
            ),
            (
                "some_appid",
                Some(1_413_192_605),
                "component_verify_ticket",
                None
            )
        );
        let Event::ComponentVerifyTicket { ticket, .. } = &event else {
            panic!("{event:?}")
        };
        assert_eq!(ticket.expose_secret(), "ticket@@@t");
        assert!(!format!("{event:?}").contains("@@@"));
    }

    #[test]
    fn both_grant_events_are_read() {
        for info_type in ["authorized", "updateauthorized"] {
            let event = Event::parse(&authorized(info_type)).unwrap();
            assert_eq!(
                (event.info_type(), event.authorizer_appid()),
                (info_type, Some("wx2"))
            );
            let (Event::Authorized(grant) | Event::UpdateAuthorized(grant)) = &event else {
                panic!("{event:?}")
            };
            assert_eq!(
                grant.authorization_code.expose_secret(),
                "queryauthcode@@@a"
            );
            assert_eq!(grant.authorization_code_expires_at, Some(1_413_196_360));
            assert_eq!(
                grant.pre_auth_code.as_ref().unwrap().expose_secret(),
                "preauthcode@@@b"
            );
            assert!(!format!("{event:?}").contains("@@@"));
        }
    }

    #[test]
    fn words_in_the_place_of_a_time_read_as_no_time() {
        let event =
            Event::parse(&authorized("authorized").replace("<![CDATA[1413196360]]>", "过期时间"))
                .unwrap();
        let Event::Authorized(grant) = event else {
            panic!("{event:?}")
        };
        assert_eq!(grant.authorization_code_expires_at, None);
    }

    #[test]
    fn a_revocation_needs_no_code() {
        let xml = "<xml><AppId>1</AppId><CreateTime>x</CreateTime><InfoType>unauthorized</InfoType>\
                   <AuthorizerAppid>211</AuthorizerAppid></xml>";
        let event = Event::parse(xml).unwrap();
        assert_eq!(
            (
                event.info_type(),
                event.create_time(),
                event.authorizer_appid()
            ),
            ("unauthorized", None, Some("211"))
        );
    }

    #[test]
    fn an_unknown_kind_keeps_its_message() {
        let xml = "<xml><AppId>wx1</AppId><InfoType>notify_of_tomorrow</InfoType><auth_code>c</auth_code>\
                   <info><name><![CDATA[企业名称]]></name></info></xml>";
        let event = Event::parse(xml).unwrap();
        let Event::Unknown {
            info_type,
            xml: kept,
            ..
        } = &event
        else {
            panic!("{event:?}")
        };
        assert_eq!(
            (info_type.as_str(), kept.expose_secret()),
            ("notify_of_tomorrow", xml)
        );
        assert!(!format!("{event:?}").contains("企业名称"));
    }

    #[test]
    fn a_field_that_is_not_there_is_named() {
        for field in ["AppId", "InfoType", "AuthorizerAppid", "AuthorizationCode"] {
            let xml = authorized("authorized")
                .replace(&format!("<{field}>"), "<x>")
                .replace(&format!("</{field}>"), "</x>");
            assert_eq!(Event::parse(&xml).unwrap_err(), EventError::Missing(field));
        }
        assert_eq!(
            Event::parse("<xml><MsgType>text</MsgType></xml>").unwrap_err(),
            EventError::Missing("InfoType")
        );
    }

    #[test]
    fn the_official_sample_with_its_open_end_is_refused() {
        let xml = authorized("authorized").replace("</xml>", "<xml>");
        assert_eq!(Event::parse(&xml).unwrap_err(), EventError::Xml);
        assert_eq!(
            Event::parse("<!DOCTYPE x><xml/>").unwrap_err(),
            EventError::Doctype
        );
    }
}
