use super::TextReply;
use crate::xml::cdata;

impl TextReply<'_> {
    /// The reply as XML, before it is sealed.
    ///
    /// ```
    /// let reply = wechat::TextReply { to_user_name: "oPerson", from_user_name: "gh_1", create_time: 1, content: "你好" };
    /// assert!(reply.to_xml().contains("<Content><![CDATA[你好]]></Content>"));
    /// ```
    #[must_use]
    pub fn to_xml(&self) -> String {
        format!(
            "<xml>\n<ToUserName>{}</ToUserName>\n<FromUserName>{}</FromUserName>\n<CreateTime>{}</CreateTime>\n\
             <MsgType><![CDATA[text]]></MsgType>\n<Content>{}</Content>\n</xml>",
            cdata(self.to_user_name),
            cdata(self.from_user_name),
            self.create_time,
            cdata(self.content),
        )
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use crate::{Message, MessageKind};

    #[test]
    fn a_reply_goes_back_to_who_wrote_and_reads_as_a_message() {
        let asked = "<xml><ToUserName>gh_1</ToUserName><FromUserName>oPerson</FromUserName><CreateTime>1</CreateTime>\
                     <MsgType>text</MsgType><Content>a</Content><MsgId>7</MsgId></xml>";
        let asked = Message::parse(asked).unwrap();
        let content = "x]]>y<z>&";
        let answer = Message::parse(&asked.reply(content, 9).unwrap().to_xml()).unwrap();
        assert_eq!(
            (
                answer.to_user_name.as_str(),
                answer.from_user_name.as_deref(),
                answer.create_time
            ),
            ("oPerson", Some("gh_1"), Some(9))
        );
        let MessageKind::Text { content: said } = &answer.kind else {
            panic!("{answer:?}")
        };
        assert_eq!(said.expose_secret(), content);
    }
}
