//! The negative vectors N01–N11: each is refused, with its own error. Those that start from a recorded envelope take a
//! made one with the same properties when the recording is not there, so that the refusals are always checked.

use secrecy::SecretString;
use wechat::{
    EncodingAesKey, EnvelopeError, KeySlot, PushKeys, PushQuery, signature, verify_signature,
};

use crate::{
    official_vectors::{ciphers, recorded},
    vector::{Signed, Vector},
};

const KEY: &str = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

/// The recorded vector `id`, or a stand-in of our own.
fn vector(id: &str) -> Vector {
    let found = recorded().and_then(|recorded| {
        ciphers(&recorded)
            .into_iter()
            .find(|vector| vector.id == id)
    });
    found.unwrap_or_else(|| {
        let mut vector = Vector {
            id: format!("{id} (stand-in)"),
            key: KEY.into(),
            ciphertext: String::new(),
            random: *b"0123456789abcdef",
            message: "<xml><a>1</a>\n</xml>\n".into(),
            receiver: "wx0123456789abcdef".into(),
            signed: None,
            envelope: None,
        };
        vector.ciphertext = vector.key().encrypt(&vector.frame());
        let parts = [
            "token",
            "1409735669",
            "437374425",
            vector.ciphertext.as_str(),
        ];
        vector.signed = Some(Signed {
            token: parts[0].into(),
            timestamp: parts[1].into(),
            nonce: parts[2].into(),
            msg_signature: signature(&parts),
        });
        vector
    })
}

/// A well-signed push that carries `encrypt`, opened by a platform with [`KEY`].
fn open_signed(encrypt: &str) -> Result<wechat::Opened, EnvelopeError> {
    let query = PushQuery {
        timestamp: "1".into(),
        nonce: "2".into(),
        msg_signature: signature(&["token", "1", "2", encrypt]),
    };
    PushKeys::new("wx1", SecretString::from("token"), KEY.parse().unwrap()).open(
        &query,
        format!("<xml><AppId>wx1</AppId><Encrypt>{encrypt}</Encrypt></xml>").as_bytes(),
    )
}

#[track_caller]
fn refused<T: std::fmt::Debug>(
    result: Result<T, EnvelopeError>,
    expected: EnvelopeError,
    code: i32,
) {
    let error = result.unwrap_err();
    assert_eq!((error, error.official_code()), (expected, code));
}

#[test]
fn negative_vector_n01_key_of_wrong_length() {
    refused(
        "abcde".parse::<EncodingAesKey>(),
        EnvelopeError::BadKey,
        -40004,
    );
}

#[test]
fn negative_vector_n02_wrong_signature() {
    let vector = vector("V09");
    for wrong in ["deadbeef", "12345"] {
        let query = PushQuery {
            msg_signature: wrong.into(),
            ..vector.query()
        };
        refused(
            vector.keys().open(&query, vector.body().as_bytes()),
            EnvelopeError::Signature,
            -40001,
        );
    }
}

#[test]
fn negative_vector_n03_other_receiver() {
    let vector = vector("V09");
    let signed = vector.signed.as_ref().unwrap();
    let keys = PushKeys::new(
        "wx_other_appid",
        SecretString::from(signed.token.as_str()),
        vector.key(),
    );
    refused(
        keys.open(&vector.query(), vector.body().as_bytes()),
        EnvelopeError::Receiver,
        -40005,
    );
}

#[test]
fn negative_vector_n04_not_base64() {
    refused(
        open_signed("!!!not-base64!!!"),
        EnvelopeError::Base64,
        -40010,
    );
}

#[test]
fn negative_vector_n05_not_whole_blocks() {
    refused(open_signed("YWJj"), EnvelopeError::Cipher, -40007);
}

#[test]
fn negative_vector_n06_padding() {
    refused(
        open_signed("AAAAAAAAAAAAAAAAAAAAAA=="),
        EnvelopeError::Padding,
        -40008,
    );
}

#[test]
fn negative_vector_n07_document_type() {
    let vector = vector("V09");
    let body = format!(
        "<!DOCTYPE foo [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>{}",
        vector.body()
    );
    refused(
        vector.keys().open(&vector.query(), body.as_bytes()),
        EnvelopeError::Doctype,
        -40002,
    );
}

#[test]
fn negative_vector_n08_other_nonce() {
    let vector = vector("V12");
    let query = PushQuery {
        nonce: "437374424".into(),
        ..vector.query()
    };
    refused(
        vector.keys().open(&query, vector.body().as_bytes()),
        EnvelopeError::Signature,
        -40001,
    );
}

#[test]
fn negative_vector_n09_last_digit_of_a_signature() {
    let parts = ["test", "1410685589", "test"];
    assert!(verify_signature(
        &parts,
        "f21891de399b4e33a1a93c9a7b8a8fffb5a443ff"
    ));
    assert!(!verify_signature(
        &parts,
        "f21891de399b4e33a1a93c9a7b8a8fffb5a443fe"
    ));
}

#[test]
fn negative_vector_n10_length_beyond_the_buffer() {
    use aes::Aes256;
    use base64::Engine as _;
    use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _, block_padding::NoPadding};

    let key: [u8; 32] = [0; 32];
    let zero_key = "A".repeat(43);
    for length in [320_u32, 1_611_744_036, 3_690_308_638, u32::MAX] {
        let mut frame = vec![7; 16];
        frame.extend_from_slice(&length.to_be_bytes());
        frame.resize(32, 12);
        let sealed = cbc::Encryptor::<Aes256>::new(&key.into(), &[0; 16].into())
            .encrypt_padded::<NoPadding>(&mut frame, 32)
            .unwrap();
        let encrypt = base64::prelude::BASE64_STANDARD.encode(sealed);
        refused(
            zero_key
                .parse::<EncodingAesKey>()
                .unwrap()
                .decrypt(&encrypt),
            EnvelopeError::Length,
            -40008,
        );
    }
}

#[test]
fn negative_vector_n11_previous_key_is_accepted_and_answers() {
    let vector = vector("V09");
    let signed = vector.signed.as_ref().unwrap();
    let newer: EncodingAesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
        .parse()
        .unwrap();
    let keys = PushKeys::new(
        vector.receiver.clone(),
        SecretString::from(signed.token.as_str()),
        newer,
    );
    assert!(
        keys.open(&vector.query(), vector.body().as_bytes())
            .is_err(),
        "the newer key alone does not open it"
    );
    let keys = keys.with_previous(vector.key());
    let opened = keys
        .open(&vector.query(), vector.body().as_bytes())
        .unwrap();
    assert_eq!(
        (opened.xml.as_str(), opened.key),
        (vector.message.as_str(), KeySlot::Previous)
    );
    let reply = keys.seal_reply(opened.key, "hello", "1", "2", [3; 16]);
    let encrypt = reply
        .split("<Encrypt><![CDATA[")
        .nth(1)
        .unwrap()
        .split("]]>")
        .next()
        .unwrap();
    assert_eq!(vector.key().decrypt(encrypt).unwrap().message, b"hello");
}
