use domain::release::Trouble;
use secrecy::ExposeSecret as _;
use wechat::{EnvelopeError, Message, MessageKind, PushFailure, PushKeys, PushReply};

/// How much of an answer the sheet shows.
const SHOWN_CHARS: usize = 120;

/// What a case wants to be answered.
#[derive(Debug, Clone, Copy)]
pub(super) enum Expect<'a> {
    /// `success`, and not one byte more.
    Bare,
    /// This, and not one byte more.
    Echo(&'a str),
    /// Nothing.
    Empty,
    /// A sealed text.
    Sealed(&'a str),
}

/// What is wrong with an answer, and what the sheet shows of it.
pub(super) fn judge(
    keys: &PushKeys,
    expect: Expect<'_>,
    answer: Result<PushReply, PushFailure>,
) -> (Option<Trouble>, String) {
    let PushReply { status, body } = match answer {
        Ok(reply) => reply,
        Err(failure) => return (Some(failed(failure)), String::new()),
    };
    if status != 200 {
        return (
            Some(refused(status)),
            shown(&format!("HTTP {status} {body}")),
        );
    }
    match expect {
        Expect::Bare => (
            (body != "success").then_some(Trouble::NotBare),
            shown(&body),
        ),
        Expect::Echo(echo) => ((body != echo).then_some(Trouble::NotEchoed), shown(&body)),
        // Both suppress the repetition (`docs/wechat.md` §5.2), but the check asks for nothing.
        Expect::Empty => (
            (!body.is_empty()).then_some(Trouble::NotEmpty),
            shown(&body),
        ),
        Expect::Sealed(text) => sealed(keys, text, &body),
    }
}

fn sealed(keys: &PushKeys, text: &str, body: &str) -> (Option<Trouble>, String) {
    let reply = match keys.open_reply(body.as_bytes()) {
        Ok(opened) => opened.xml,
        Err(EnvelopeError::Xml | EnvelopeError::Doctype) => {
            return (Some(Trouble::NotSealed), shown(body));
        }
        Err(_) => return (Some(Trouble::WrongKeys), String::new()),
    };
    match Message::parse(&reply).map(|message| message.kind) {
        Ok(MessageKind::Text { content }) => {
            let given = content.expose_secret();
            let trouble = (given != text).then_some(Trouble::WrongText);
            (trouble, shown(given))
        }
        _ => (Some(Trouble::WrongText), shown(&reply)),
    }
}

fn failed(failure: PushFailure) -> Trouble {
    match failure {
        PushFailure::Dns => Trouble::Dns,
        PushFailure::Connect => Trouble::Connect,
        PushFailure::Tls => Trouble::Tls,
        PushFailure::TooLate => Trouble::TooLate,
        PushFailure::BrokenOff => Trouble::BrokenOff,
    }
}

fn refused(status: u16) -> Trouble {
    match status {
        300..=399 => Trouble::Redirected,
        400 | 413 => Trouble::Changed,
        401 | 403 | 429 => Trouble::KeptOut,
        404 | 405 => Trouble::NotFound,
        _ => Trouble::Status,
    }
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use wechat::KeySlot;

    use super::*;

    fn keys(key: &str) -> PushKeys {
        PushKeys::new("wx1", "token".into(), key.parse().unwrap())
    }

    fn answered(expect: Expect<'_>, status: u16, body: &str) -> Option<Trouble> {
        let body = body.to_owned();
        judge(&keys(KEY), expect, Ok(PushReply { status, body })).0
    }

    const KEY: &str = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    const OTHER: &str = "pQ8vB2nM5cX1zL4kJ7hG0fD3sA6qW9eR2tY5uI8oP1A";

    #[test]
    fn each_wrong_answer_has_its_name() {
        for (expect, status, body, trouble) in [
            (Expect::Bare, 200, "success", None),
            (Expect::Bare, 200, "success\n", Some(Trouble::NotBare)),
            (Expect::Bare, 200, "\"success\"", Some(Trouble::NotBare)),
            (Expect::Bare, 302, "", Some(Trouble::Redirected)),
            (Expect::Bare, 400, "", Some(Trouble::Changed)),
            (Expect::Bare, 403, "", Some(Trouble::KeptOut)),
            (Expect::Bare, 404, "", Some(Trouble::NotFound)),
            (Expect::Bare, 502, "success", Some(Trouble::Status)),
            (Expect::Echo("42"), 200, "42", None),
            (
                Expect::Echo("42"),
                200,
                "\u{feff}42",
                Some(Trouble::NotEchoed),
            ),
            (Expect::Empty, 200, "", None),
            (Expect::Empty, 200, "success", Some(Trouble::NotEmpty)),
            (
                Expect::Sealed("a"),
                200,
                "success",
                Some(Trouble::NotSealed),
            ),
            (
                Expect::Sealed("a"),
                200,
                "<xml><Content>a</Content></xml>",
                Some(Trouble::NotSealed),
            ),
        ] {
            assert_eq!(
                answered(expect, status, body),
                trouble,
                "{expect:?} {status} {body}"
            );
        }
        let late = judge(&keys(KEY), Expect::Bare, Err(PushFailure::TooLate));
        assert_eq!(late, (Some(Trouble::TooLate), String::new()));
    }

    #[test]
    fn a_sealed_text_counts_with_our_keys_alone() {
        let xml = "<xml><ToUserName>gh_1</ToUserName><FromUserName>o</FromUserName><MsgType>text</MsgType></xml>";
        let message = Message::parse(xml).unwrap();
        let reply = message.reply("a", 1).unwrap().to_xml();
        let seal = |key: &str| keys(key).seal_reply(KeySlot::Current, &reply, "1", "n", [1; 16]);
        assert_eq!(answered(Expect::Sealed("a"), 200, &seal(KEY)), None);
        assert_eq!(
            answered(Expect::Sealed("b"), 200, &seal(KEY)),
            Some(Trouble::WrongText)
        );
        assert_eq!(
            answered(Expect::Sealed("a"), 200, &seal(OTHER)),
            Some(Trouble::WrongKeys)
        );
    }
}
