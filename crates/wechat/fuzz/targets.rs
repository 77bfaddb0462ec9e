use aes::Aes256;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _, block_padding::NoPadding};
use secrecy::SecretString;
use wechat::{
    EchoQuery, EncodingAesKey, EnvelopeError, Event, Format, KeySlot, Message, PushKeys, PushQuery,
    cdata, redact, signature,
};

use crate::{answers, back};

type Target = fn(&[u8]);

/// Everything that reads what comes from outside.
pub const TARGETS: &[(&str, Target)] = &[
    ("event", event),
    ("message", message),
    ("body", body),
    ("signed envelope", signed_envelope),
    ("frame", frame),
    ("round trip", round_trip),
    ("echo", echo),
    ("key", key),
    ("redaction", redaction),
    ("masking", masking),
    ("answers", answers::all),
    ("nested answers", answers::nested),
    ("refusals", answers::refusal),
    ("way back", back::both),
];

const KEY: &str = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const TOKEN: &str = "T0ken";

fn keys() -> PushKeys {
    let previous = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    PushKeys::new("wx1", SecretString::from(TOKEN), KEY.parse().unwrap())
        .with_previous(previous.parse().unwrap())
}

fn query(encrypt: &str) -> PushQuery {
    PushQuery {
        timestamp: "1".into(),
        nonce: "2".into(),
        msg_signature: signature(&[TOKEN, "1", "2", encrypt]),
    }
}

fn event(input: &[u8]) {
    if let Ok(event) = Event::parse(&String::from_utf8_lossy(input)) {
        let _ = (
            event.app_id(),
            event.authorizer_appid(),
            event.create_time(),
        );
        assert!(!event.info_type().is_empty());
        assert!(
            !format!("{event:?}").contains("@@@")
                || event.info_type().contains("@@@")
                || names(&event)
        );
    }
}

/// Whether what is no secret has the marks of one, as only damage can bring about.
fn names(event: &Event) -> bool {
    let told = match event {
        Event::Notice(notice) => format!("{:?}", notice.kind),
        _ => String::new(),
    };
    [
        event.app_id(),
        event.authorizer_appid().unwrap_or_default(),
        &told,
    ]
    .iter()
    .any(|text| text.contains("@@@"))
}

fn message(input: &[u8]) {
    if let Ok(message) = Message::parse(&String::from_utf8_lossy(input)) {
        let _ = (
            message.identity(),
            message.msg_type(),
            format!("{message:?}"),
        );
        if let Some(reply) = message.reply("answer", 1) {
            Message::parse(&reply.to_xml()).map_or_else(
                // A name may hold what XML cannot carry, or what looks like a document type.
                |_| {
                    assert!(
                        [reply.to_user_name, reply.from_user_name]
                            .iter()
                            .any(|name| is_odd(name))
                    )
                },
                |answer| assert_eq!(answer.msg_type(), "text"),
            );
        }
    }
}

fn is_odd(name: &str) -> bool {
    name.contains("<!") || name.chars().any(|c| c.is_control() || c > '\u{d7ff}')
}

/// Nobody signed it, so it never opens.
fn body(input: &[u8]) {
    assert!(keys().open(&PushQuery::default(), input).is_err());
    assert!(keys().open_reply(input).is_err());
}

/// The signature is right, what it signs is not.
fn signed_envelope(input: &[u8]) {
    let encrypt = String::from_utf8_lossy(input).trim().to_owned();
    let body = format!(
        "<xml><AppId>a</AppId><Encrypt>{}</Encrypt></xml>",
        cdata(&encrypt)
    );
    let _ = keys().open(&query(&encrypt), body.as_bytes());
    let body = serde_json::json!({ "ToUserName": "gh_1", "Encrypt": encrypt }).to_string();
    match keys().open(&query(&encrypt), body.as_bytes()) {
        Ok(opened) => assert_eq!(opened.format, Format::Json),
        Err(error) => assert!(error != EnvelopeError::Signature || encrypt.is_empty()),
    }
}

/// Any bytes, encrypted as they are: lengths and padding are whatever they happen to be.
fn frame(input: &[u8]) {
    let key = BASE64_STANDARD
        .decode(format!("{KEY}="))
        .unwrap_or_else(|_| vec![7; 32]);
    let mut buffer = input.to_vec();
    buffer.resize(
        input.len().next_multiple_of(16),
        input.last().copied().unwrap_or(1),
    );
    let length = buffer.len();
    let encrypted = cbc::Encryptor::<Aes256>::new_from_slices(&key, &key[..16])
        .unwrap()
        .encrypt_padded::<NoPadding>(&mut buffer, length)
        .unwrap();
    let encrypt = BASE64_STANDARD.encode(encrypted);
    let _ = KEY.parse::<EncodingAesKey>().unwrap().decrypt(&encrypt);
    let body = format!("<xml><Encrypt>{encrypt}</Encrypt></xml>");
    let _ = keys().open(&query(&encrypt), body.as_bytes());
}

fn round_trip(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let random = *input.first_chunk().unwrap_or(&[5; 16]);
    for format in [Format::Xml, Format::Json] {
        let sealed = keys().seal_message(format, &text, &text, "1", "2", random);
        let query = PushQuery {
            timestamp: "1".into(),
            nonce: "2".into(),
            msg_signature: sealed.query[4].1.clone(),
        };
        match keys().open(&query, sealed.body.as_bytes()) {
            Ok(opened) => assert_eq!((opened.xml.as_str(), opened.format), (&*text, format)),
            // The name in the envelope may hold what its format cannot carry, or a document type.
            Err(error) => assert!(
                matches!(error, EnvelopeError::Xml | EnvelopeError::Doctype),
                "{error}"
            ),
        }
        let reply = keys().seal_reply_as(format, KeySlot::Previous, &text, "1", "2", random);
        assert_eq!(keys().open_reply(reply.as_bytes()).unwrap().xml, text);
    }
}

fn echo(input: &[u8]) {
    let echostr = String::from_utf8_lossy(input).into_owned();
    let signed = EchoQuery {
        msg_signature: signature(&[TOKEN, "1", "2", &echostr]),
        timestamp: "1".into(),
        nonce: "2".into(),
        echostr: echostr.clone(),
        ..EchoQuery::default()
    };
    let _ = keys().open_echo(&signed);
    let unsigned = EchoQuery {
        echostr,
        ..EchoQuery::default()
    };
    assert!(keys().open_echo(&unsigned).is_err());
}

fn key(input: &[u8]) {
    if let Ok(key) = String::from_utf8_lossy(input).parse::<EncodingAesKey>() {
        let _ = key.decrypt("AAAAAAAAAAAAAAAAAAAAAA==");
    }
}

fn redaction(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let shown = redact::text(&text, &[]);
    assert!(!shown.contains("@@@") && !shown.chars().any(char::is_control));
    assert!(shown.chars().count() <= 301);
}

/// A code stays hidden in whatever stands around it.
fn masking(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let secret = "queryauthcode@@@pssst";
    let split = text
        .char_indices()
        .nth(text.chars().count() / 2)
        .map_or(0, |(at, _)| at);
    for message in [
        format!("{text}<AuthorizationCode><![CDATA[{secret}]]></AuthorizationCode>"),
        format!("{}{secret}{}", &text[..split], &text[split..]),
        format!("<xml><PreAuthCode>{secret}</PreAuthCode>{text}</xml>"),
    ] {
        assert!(!wechat::masked(&message).contains("pssst"), "{message}");
    }
}
