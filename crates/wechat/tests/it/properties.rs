//! What holds for every message, every byte and every text.

use proptest::prelude::*;
use secrecy::SecretString;
use serde_json::Value;
use wechat::{
    Answer, ApiQuota, Authorization, AuthorizationReturn, AuthorizerInfo, AuthorizerListPage,
    AuthorizerToken, CallbackAddresses, ComponentToken, EncodingAesKey, Event, Format, KeySlot,
    Message, MiniProgramSession, Opened, OptionValue, PreAuthCode, PushKeys, PushQuery,
    PushTicketState, TextReply, WebLoginReturn, WebUserToken, cdata,
};

const KEY: &str = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

fn keys() -> PushKeys {
    PushKeys::new("wx1", SecretString::from("T0ken"), KEY.parse().unwrap())
}

/// A push of either URL and format.
fn push(format: Option<Format>, message: &str, random: [u8; 16]) -> (PushQuery, String) {
    let sealed = match format {
        None => keys().seal_push(message, "1767225600", "1234567890", random),
        Some(format) => {
            keys().seal_message(format, "gh_1", message, "1767225600", "1234567890", random)
        }
    };
    let query = PushQuery {
        timestamp: sealed.query[1].1.clone(),
        nonce: sealed.query[2].1.clone(),
        msg_signature: sealed.query[4].1.clone(),
    };
    (query, sealed.body)
}

fn formats() -> impl Strategy<Value = Option<Format>> {
    prop_oneof![
        Just(None),
        Just(Some(Format::Xml)),
        Just(Some(Format::Json))
    ]
}

/// The text with the character at a place between 0 and 1 replaced by another one.
fn changed(text: &str, place: f64, by: u8) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let at = ((characters.len() - 1) as f64 * place) as usize;
    let other = char::from(33 + by % 90);
    characters[at] = if characters[at] == other { '!' } else { other };
    characters.into_iter().collect()
}

/// Where the content of `<Encrypt>` is.
fn encrypted(body: &str) -> &str {
    let start = body.find("CDATA[").map_or_else(
        || body.find("Encrypt\":\"").unwrap() + 10,
        |_| body.find("<Encrypt><![CDATA[").unwrap() + 18,
    );
    let end = body[start..].find([']', '"']).unwrap();
    &body[start..start + end]
}

/// Anything that JSON can say, in WeChat's words.
fn answers() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ a-z0-9]{0,9}".prop_map(Value::from),
        "refreshtoken@@@[a-z]{0,9}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 8, |inner| {
        let name = proptest::sample::select(NAMES);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(name.prop_map(str::to_owned), inner, 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "MiniProgramInfo", "RequestDomain", "access_token", "already_confirm", "appid", "auth_time", "authorization_info",
    "authorizer_access_token", "authorizer_appid", "authorizer_info", "authorizer_refresh_token", "basic_config",
    "business_info", "call_count", "categories", "channels_info", "component_access_token", "confirm_info",
    "daily_limit", "errcode", "errmsg", "expires_in", "first", "func_info", "funcscope_category", "grey_info", "id",
    "ip_list", "is_phone_configured", "list", "network", "nick_name", "open_pay", "openid", "option_value", "pre_auth_code",
    "quota", "rate_limit", "refresh_second", "refresh_token", "scope", "second", "service_type_info", "session_key",
    "total_count", "unionid", "visit_status",
];

/// Everything that reads an answer reads this one: what it keeps of the unknown, and how it shows what is nothing but secret.
fn read_all(body: &[u8]) -> Vec<String> {
    fn shown<T: Answer + std::fmt::Debug>(body: &[u8]) -> String {
        format!("{:?}", T::from_answer(body))
    }
    let mut unknown = Vec::new();
    unknown.extend(Authorization::from_answer(body).map(|grant| grant.other));
    unknown.extend(AuthorizerInfo::from_answer(body).map(|info| info.other));
    unknown.extend(WebUserToken::from_answer(body).map(|user| user.other));
    unknown.extend(MiniProgramSession::from_answer(body).map(|session| session.other));
    if let Ok(page) = AuthorizerListPage::from_answer(body) {
        unknown.extend(page.list.into_iter().map(|listed| listed.other));
        unknown.push(page.other);
    }
    let _ = shown::<ApiQuota>(body) + &shown::<OptionValue>(body);
    let _ = shown::<CallbackAddresses>(body) + &shown::<PushTicketState>(body);
    let kept = unknown
        .iter()
        .map(|unknown| format!("{:?}", unknown.fields()));
    kept.chain([
        shown::<AuthorizerToken>(body),
        shown::<ComponentToken>(body),
        shown::<PreAuthCode>(body),
    ])
    .collect()
}

proptest! {
    #[test]
    fn no_answer_makes_a_reader_panic_or_keeps_a_secret_among_the_unknown(body: Vec<u8>, answer in answers()) {
        read_all(&body);
        for told in read_all(answer.to_string().as_bytes()) {
            prop_assert!(!told.contains("@@@") && !told.contains("\"access_token"), "{}", told);
        }
    }

    #[test]
    fn no_query_makes_a_reader_panic(query: String, likely in "(auth_code|code|state|expires_in|=|&|amp;|%[0-9a-f]{0,2}|[a-z0-9@]{0,5}){0,20}") {
        for query in [query, likely] {
            let _ = (AuthorizationReturn::parse(&query), WebLoginReturn::parse(&query));
        }
    }

    #[test]
    fn any_push_opens_as_it_was(format in formats(), message: String, random: [u8; 16]) {
        let (query, body) = push(format, &message, random);
        let opened = keys().open(&query, body.as_bytes()).unwrap();
        let expected = Opened { xml: message, key: KeySlot::Current, format: format.unwrap_or(Format::Xml) };
        prop_assert_eq!(opened, expected);
    }

    #[test]
    fn any_reply_opens_as_it_was(json: bool, message: String, timestamp in "[0-9+]{1,12}", nonce in "[a-zA-Z0-9<&]{1,16}", random: [u8; 16]) {
        let format = if json { Format::Json } else { Format::Xml };
        let reply = keys().seal_reply_as(format, KeySlot::Current, &message, &timestamp, &nonce, random);
        let opened = keys().open_reply(reply.as_bytes()).unwrap();
        prop_assert_eq!((opened.xml, opened.format), (message, format));
    }

    #[test]
    fn a_changed_character_of_ciphertext_or_query_is_refused(
        format in formats(), message: String, place in 0.0..1.0, by: u8, part in 0..4_usize,
    ) {
        let (mut query, mut body) = push(format, &message, [3; 16]);
        match part {
            0 => query.timestamp = changed(&query.timestamp, place, by),
            1 => query.nonce = changed(&query.nonce, place, by),
            2 => query.msg_signature = changed(&query.msg_signature, place, by),
            _ => {
                let secret = encrypted(&body).to_owned();
                body = body.replace(&secret, &changed(&secret, place, by));
            }
        }
        prop_assert!(keys().open(&query, body.as_bytes()).is_err());
    }

    #[test]
    fn a_changed_byte_anywhere_is_refused_or_changes_nothing(format in formats(), message: String, place in 0.0..1.0, by in 1..=255_u8) {
        let (query, body) = push(format, &message, [3; 16]);
        let mut body = body.into_bytes();
        let at = ((body.len() - 1) as f64 * place) as usize;
        body[at] ^= by;
        if let Ok(opened) = keys().open(&query, &body) {
            prop_assert_eq!(opened.xml, message);
        }
    }

    #[test]
    fn a_field_survives_any_text(text: String) {
        // What XML cannot carry does not come from WeChat; blanks at the ends are not part of a value.
        prop_assume!(text.chars().all(|c| c >= ' ' && c != '\u{fffe}' && c != '\u{ffff}'));
        let xml = format!(
            "<xml><AppId>wx1</AppId><InfoType>unauthorized</InfoType><AuthorizerAppid>{}</AuthorizerAppid></xml>", cdata(&text)
        );
        let read = Event::parse(&xml).ok().and_then(|event| event.authorizer_appid().map(str::to_owned));
        let expected = text.trim();
        prop_assert_eq!(read.as_deref(), (!expected.is_empty()).then_some(expected));
    }

    #[test]
    fn a_reply_reads_as_the_message_it_is(content in "[^\\x00-\\x1f\u{fffe}\u{ffff}]{0,80}", to in "[a-zA-Z0-9_-]{1,28}", at: u32) {
        let reply = TextReply { to_user_name: &to, from_user_name: "gh_1", create_time: i64::from(at), content: &content };
        let message = Message::parse(&reply.to_xml()).unwrap();
        prop_assert_eq!((message.to_user_name, message.create_time), (to, Some(i64::from(at))));
    }

    #[test]
    fn hostile_texts_never_panic(body: Vec<u8>, text: String, xml in "(<[a-zA-Z/!\\[?]{0,9}>?|[a-z&;#x0-9\\]]{0,6}){0,24}", json in "[{}\\[\\]\":,a-zA-Z0-9]{0,40}") {
        for text in [text.as_str(), &xml, &json, &format!("<xml>{xml}</xml>"), &format!("{{{json}}}")] {
            let _ = Event::parse(text);
            let _ = Message::parse(text);
            let _ = keys().open(&PushQuery::default(), text.as_bytes());
            let _ = keys().open_reply(text.as_bytes());
            let _ = text.parse::<EncodingAesKey>();
        }
        let _ = keys().open(&PushQuery::default(), &body);
        let _ = keys().open_reply(&body);
    }

    #[test]
    fn any_ciphertext_is_a_frame_or_an_error(blocks in proptest::collection::vec(any::<[u8; 16]>(), 0..9)) {
        let key: EncodingAesKey = KEY.parse().unwrap();
        let _ = key.decrypt(&base64::Engine::encode(&base64::prelude::BASE64_STANDARD, blocks.concat()));
    }
}
