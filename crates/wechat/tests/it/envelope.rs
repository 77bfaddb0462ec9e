//! Pushes as a platform meets them.

use secrecy::SecretString;
use wechat::{EnvelopeError, Event, Format, KeySlot, MAX_PUSH_BYTES, PushKeys, PushQuery};

const KEY: &str = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const OTHER_KEY: &str = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

fn keys(appid: &str) -> PushKeys {
    PushKeys::new(appid, SecretString::from("T0ken"), KEY.parse().unwrap())
}

fn push(keys: &PushKeys, message: &str) -> (PushQuery, String) {
    let sealed = keys.seal_push(message, "1767225600", "nonce", [9; 16]);
    let value = |name| {
        sealed
            .query
            .iter()
            .find(|(key, _)| *key == name)
            .unwrap()
            .1
            .clone()
    };
    let query = PushQuery {
        timestamp: value("timestamp"),
        nonce: value("nonce"),
        msg_signature: value("msg_signature"),
    };
    (query, sealed.body)
}

#[test]
fn a_sealed_push_opens_as_the_event_it_was() {
    let xml = "<xml><AppId>wx1</AppId><CreateTime>1</CreateTime><InfoType>unauthorized</InfoType>\
               <AuthorizerAppid>wx2</AuthorizerAppid></xml>";
    let (query, body) = push(&keys("wx1"), xml);
    let opened = keys("wx1").open(&query, body.as_bytes()).unwrap();
    assert_eq!(opened.xml, xml);
    assert_eq!(
        Event::parse(&opened.xml).unwrap().authorizer_appid(),
        Some("wx2")
    );
}

#[test]
fn nothing_secret_shows_in_debug() {
    let (query, body) = push(&keys("wx1"), "<xml>ticket@@@secret</xml>");
    let opened = keys("wx1").open(&query, body.as_bytes()).unwrap();
    let shown = format!("{:?} {opened:?}", keys("wx1"));
    for secret in ["T0ken", KEY, "ticket"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn a_foreign_platform_and_a_foreign_key_are_told_apart() {
    let (query, body) = push(&keys("wx1"), "<xml/>");
    assert_eq!(
        keys("wx2").open(&query, body.as_bytes()).unwrap_err(),
        EnvelopeError::Receiver
    );
    let other = |key: &str| PushKeys::new("wx1", SecretString::from("T0ken"), key.parse().unwrap());
    let error = other(OTHER_KEY).open(&query, body.as_bytes()).unwrap_err();
    assert!(
        matches!(
            error,
            EnvelopeError::Padding | EnvelopeError::Length | EnvelopeError::Receiver
        ),
        "{error:?}"
    );
    let rotated = PushKeys::new(
        "wx2",
        SecretString::from("T0ken"),
        OTHER_KEY.parse().unwrap(),
    );
    let rotated = rotated.with_previous(KEY.parse().unwrap());
    assert_eq!(
        rotated.open(&query, body.as_bytes()).unwrap_err(),
        EnvelopeError::Receiver
    );
}

#[test]
fn each_pair_opens_its_own_pushes_and_the_reply_is_sealed_with_the_one_that_did() {
    let old = PushKeys::new("wx1", "0ldToken".into(), KEY.parse().unwrap());
    let new = PushKeys::new("wx1", "newToken".into(), OTHER_KEY.parse().unwrap());
    let both = new
        .clone()
        .with_pair(KeySlot::Previous, "0ldToken".into(), KEY.parse().unwrap());
    for (sender, slot) in [(&old, KeySlot::Previous), (&new, KeySlot::Current)] {
        let (query, body) = push(sender, "<xml/>");
        let opened = both.open(&query, body.as_bytes()).unwrap();
        assert_eq!((opened.xml.as_str(), opened.key), ("<xml/>", slot));
        let reply = both.seal_reply(opened.key, "hello", "1", "2", [3; 16]);
        let signature = between(&reply, "<MsgSignature><![CDATA[");
        let query = PushQuery {
            timestamp: "1".into(),
            nonce: "2".into(),
            msg_signature: signature.to_owned(),
        };
        assert_eq!(sender.open(&query, reply.as_bytes()).unwrap().xml, "hello");
    }
    // A Token of one pair and a key of the other belong to nobody.
    let mixed = PushKeys::new("wx1", "newToken".into(), KEY.parse().unwrap());
    let (query, body) = push(&mixed, "<xml/>");
    assert!(both.open(&query, body.as_bytes()).is_err());
    let (query, body) = push(&old, "<xml/>");
    assert_eq!(
        new.open(&query, body.as_bytes()).unwrap_err(),
        EnvelopeError::Signature
    );
}

fn between<'a>(text: &'a str, before: &str) -> &'a str {
    let rest = text.split(before).nth(1).unwrap();
    rest.split("]]>").next().unwrap()
}

#[test]
fn a_changed_byte_anywhere_in_the_ciphertext_is_a_wrong_signature() {
    let (query, body) = push(&keys("wx1"), "<xml/>");
    let changed = body.replacen("<Encrypt><![CDATA[", "<Encrypt><![CDATA[A", 1);
    assert_eq!(
        keys("wx1").open(&query, changed.as_bytes()).unwrap_err(),
        EnvelopeError::Signature
    );
    assert_eq!(
        keys("wx1")
            .open(&PushQuery::default(), body.as_bytes())
            .unwrap_err(),
        EnvelopeError::Signature
    );
}

#[test]
fn bodies_that_are_no_envelope_are_refused() {
    let (query, body) = push(&keys("wx1"), "<xml/>");
    let cut = &body[..body.len() / 2];
    let twice = body.replace("</Encrypt>", "</Encrypt><Encrypt>x</Encrypt>");
    let tail = format!("{body}<xml/>");
    for bad in [
        "",
        "success",
        "{}",
        "<xml/>",
        "<xml><Encrypt/></xml>",
        cut,
        &twice,
        &tail,
    ] {
        assert_eq!(
            keys("wx1").open(&query, bad.as_bytes()).unwrap_err(),
            EnvelopeError::Xml,
            "{bad}"
        );
    }
    assert_eq!(
        keys("wx1").open(&query, b"<xml>\xff</xml>").unwrap_err(),
        EnvelopeError::Xml
    );
}

#[test]
fn an_oversized_body_is_refused_unread() {
    let body = vec![b' '; MAX_PUSH_BYTES + 1];
    assert_eq!(
        keys("wx1").open(&PushQuery::default(), &body).unwrap_err(),
        EnvelopeError::TooLarge
    );
}

#[test]
fn a_message_of_either_format_opens_and_is_answered_in_the_same() {
    for format in [Format::Xml, Format::Json] {
        let sealed = keys("wx1").seal_message(format, "gh_1", "<xml>中</xml>", "17", "n", [9; 16]);
        let query = PushQuery {
            timestamp: "17".into(),
            nonce: "n".into(),
            msg_signature: sealed.query[4].1.clone(),
        };
        assert_eq!(sealed.body.starts_with('{'), format == Format::Json);
        let opened = keys("wx1").open(&query, sealed.body.as_bytes()).unwrap();
        assert_eq!(
            (opened.xml.as_str(), opened.format),
            ("<xml>中</xml>", format)
        );
        let reply =
            keys("wx1").seal_reply_as(opened.format, opened.key, "answer", "17", "n", [8; 16]);
        assert_eq!(reply.starts_with('{'), format == Format::Json);
        assert_eq!(
            reply.contains("\"TimeStamp\":17"),
            format == Format::Json,
            "{reply}"
        );
        assert_eq!(
            keys("wx1").open_reply(reply.as_bytes()).unwrap().xml,
            "answer"
        );
        let forged = reply.replace("17", "18");
        assert_eq!(
            keys("wx1").open_reply(forged.as_bytes()).unwrap_err(),
            EnvelopeError::Signature
        );
    }
}
