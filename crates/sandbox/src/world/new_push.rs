use wechat::cdata;

use crate::notice::xml;

/// Who writes to accounts, and in whose name they are told what happened.
pub(crate) const OPENID: &str = "oSandbox4t1eDxSxzCr0aNT0mXCW";

/// A push that is to be queued.
pub(crate) struct NewPush {
    pub(crate) component: String,
    /// An `InfoType`; of a message its `Event`, or `text`.
    pub(crate) info_type: String,
    /// The account whose message URL it goes to; none is the platform's event URL.
    pub(crate) to: Option<Recipient>,
    /// What it says beside that. `info.name` stands inside `info`.
    pub(crate) fields: Vec<(String, String)>,
}

/// An account that is written to.
pub(crate) struct Recipient {
    pub(crate) appid: String,
    /// `gh_…`
    pub(crate) user_name: String,
}

impl NewPush {
    pub(crate) fn ticket(component: &str, ticket: &str) -> Self {
        let fields = [("ComponentVerifyTicket", ticket.to_owned())];
        Self::event("component_verify_ticket", component, fields)
    }

    pub(crate) fn unauthorized(component: &str, account: &str) -> Self {
        let fields = [("AuthorizerAppid", account.to_owned())];
        Self::event("unauthorized", component, fields)
    }

    pub(crate) fn grant(
        info_type: &str,
        component: &str,
        account: &str,
        code: &str,
        expires_at: i64,
        pre_auth_code: Option<&str>,
    ) -> Self {
        let fields = [
            ("AuthorizerAppid", account.to_owned()),
            ("AuthorizationCode", code.to_owned()),
            ("AuthorizationCodeExpiredTime", expires_at.to_string()),
        ];
        let of_link = pre_auth_code.map(|code| ("PreAuthCode", code.to_owned()));
        Self::event(info_type, component, fields.into_iter().chain(of_link))
    }

    fn event(
        info_type: &str,
        component: &str,
        fields: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Self {
        let owned = |(name, value): (&str, String)| (name.to_owned(), value);
        Self {
            component: component.to_owned(),
            info_type: info_type.to_owned(),
            to: None,
            fields: fields.into_iter().map(owned).collect(),
        }
    }

    /// The message as WeChat writes it.
    pub(super) fn xml(&self, now: i64) -> String {
        let head = match &self.to {
            None => format!(
                "<AppId>{}</AppId>\n<CreateTime>{now}</CreateTime>\n<InfoType>{}</InfoType>\n",
                cdata(&self.component),
                cdata(&self.info_type)
            ),
            Some(to) => format!(
                "<ToUserName>{}</ToUserName>\n<FromUserName>{}</FromUserName>\n<CreateTime>{now}</CreateTime>\n{}",
                cdata(&to.user_name),
                cdata(OPENID),
                self.message_type()
            ),
        };
        format!("<xml>\n{head}{}</xml>", xml(&self.fields))
    }

    fn message_type(&self) -> String {
        if self.info_type == "text" {
            return format!("<MsgType>{}</MsgType>\n", cdata("text"));
        }
        format!(
            "<MsgType>{}</MsgType>\n<Event>{}</Event>\n",
            cdata("event"),
            cdata(&self.info_type)
        )
    }
}
