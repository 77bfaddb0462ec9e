/// What stands in the place of a secret.
const MASK: &str = "••••••";
/// Elements whose text is a secret, by what their name holds, in lower case and without underscores.
const SECRET_NAMES: [&str; 6] = [
    "ticket",
    "authorizationcode",
    "authcode",
    "token",
    "secret",
    "password",
];

/// A decrypted push as people may read it: the text of elements that carry codes, tickets or tokens is masked, and so is
/// everything that begins as WeChat's own secrets do (`ticket@@@…`), wherever it stands.
///
/// ```
/// let xml = "<xml><PreAuthCode><![CDATA[preauthcode@@@abc]]></PreAuthCode><CreateTime>1</CreateTime></xml>";
/// let masked = wechat::masked(xml);
/// assert_eq!(masked, "<xml><PreAuthCode>••••••</PreAuthCode><CreateTime>1</CreateTime></xml>");
/// ```
#[must_use]
pub fn masked(xml: &str) -> String {
    let mut shown = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some((before, name, after)) = next_element(rest) {
        shown.push_str(before);
        rest = after;
        if is_secret(name) {
            // What is not closed is masked to its end.
            rest = rest
                .find(&format!("</{name}>"))
                .and_then(|end| rest.get(end..))
                .unwrap_or_default();
            shown.push_str(MASK);
        }
    }
    shown.push_str(rest);
    without_prefixed(&shown)
}

/// Up to behind the next opening tag: that text, the element's name, and what follows.
fn next_element(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find('<')?;
        let close = open + text.get(open..)?.find('>')?;
        let name = text.get(open + 1..close)?;
        let plain = !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'));
        if plain {
            return Some((text.get(..=close)?, name, text.get(close + 1..)?));
        }
        from = open + 1;
    }
}

fn is_secret(name: &str) -> bool {
    let name: String = name
        .chars()
        .filter(|c| *c != '_')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let time = name.ends_with("time");
    !time && (name == "code" || SECRET_NAMES.iter().any(|secret| name.contains(secret)))
}

/// Masks words such as `queryauthcode@@@…`.
fn without_prefixed(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("@@@") {
        let (before, after) = rest.split_at(at);
        let word = before
            .rfind(|c: char| !c.is_ascii_alphanumeric())
            .map_or(0, |end| end + 1);
        shown.push_str(before.get(..word).unwrap_or(before));
        shown.push_str(MASK);
        rest = after.trim_start_matches(|c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '@' | '_' | '-' | '=' | '+' | '/')
        });
    }
    shown.push_str(rest);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_tickets_are_masked_and_nothing_else() {
        let xml = "<xml><AppId>wx1</AppId>\n<InfoType><![CDATA[authorized]]></InfoType>\
            <AuthorizationCode><![CDATA[queryauthcode@@@x<y]]></AuthorizationCode>\
            <AuthorizationCodeExpiredTime>1760003600</AuthorizationCodeExpiredTime>\
            <PreAuthCode>p</PreAuthCode><ComponentVerifyTicket>t</ComponentVerifyTicket>\
            <ret_code>0</ret_code><auth_code>a</auth_code></xml>";
        let shown = masked(xml);
        for gone in ["queryauthcode", "x<y", ">p<", ">t<", ">a<"] {
            assert!(!shown.contains(gone), "{gone}: {shown}");
        }
        for kept in [
            "<AppId>wx1</AppId>",
            "authorized",
            "1760003600",
            "<ret_code>0</ret_code>",
            "<PreAuthCode>••••••</PreAuthCode>",
        ] {
            assert!(shown.contains(kept), "{kept}: {shown}");
        }
    }

    #[test]
    fn secrets_in_unexpected_places_are_masked_too() {
        assert_eq!(
            masked("<xml><msg>see ticket@@@AbC-_9 there</msg></xml>"),
            "<xml><msg>see •••••• there</msg></xml>"
        );
        assert_eq!(masked("<xml><Ticket>never closed"), "<xml><Ticket>••••••");
        for odd in [
            "",
            "<",
            "<>",
            "a < b",
            "@@@",
            "<xml><a/></xml>",
            "票据@@@中文",
        ] {
            let _ = masked(odd);
        }
        assert_eq!(masked("plain < text"), "plain < text");
    }
}
