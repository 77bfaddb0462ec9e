//! Envelopes recorded from WeChat's own documentation and public SDKs, kept outside this repository:
//! `wechat-crypto.json` in the folder that `WECHAT_VECTORS` names, by default `shared/vectors` beside the checkout.

use std::{env, fs, path::PathBuf};

use serde_json::Value;
use wechat::{signature, verify_signature};

use crate::vector::{Signed, Vector, unhex16};

/// The recorded file; `None`, said aloud, where it is not there.
pub fn recorded() -> Option<Value> {
    let folder = env::var_os("WECHAT_VECTORS").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../../shared/vectors"
            ))
        },
        PathBuf::from,
    );
    let file = folder.join("wechat-crypto.json");
    match fs::read(&file) {
        Ok(bytes) => Some(serde_json::from_slice(&bytes).unwrap()),
        Err(error) => {
            println!(
                "SKIPPED: {} cannot be read ({error}); set WECHAT_VECTORS to check it",
                file.display()
            );
            None
        }
    }
}

/// The ciphertexts of the recorded file.
pub fn ciphers(recorded: &Value) -> Vec<Vector> {
    let text = |vector: &Value, key: &str| vector[key].as_str().map(str::to_owned);
    let cipher = |vector: &Value| Vector {
        id: text(vector, "id").unwrap(),
        key: text(vector, "encoding_aes_key").unwrap(),
        ciphertext: text(vector, "ciphertext").unwrap(),
        random: unhex16(vector["random16_hex"].as_str().unwrap()),
        message: text(vector, "msg").unwrap(),
        receiver: text(vector, "receiver_id").unwrap(),
        signed: text(vector, "msg_signature").map(|msg_signature| Signed {
            msg_signature,
            token: text(vector, "token").unwrap(),
            timestamp: text(vector, "timestamp").unwrap(),
            nonce: text(vector, "nonce").unwrap(),
        }),
        envelope: text(vector, "envelope"),
    };
    recorded["cipher"]
        .as_array()
        .unwrap()
        .iter()
        .map(cipher)
        .collect()
}

#[test]
fn every_official_vector_holds_in_both_directions() {
    let Some(recorded) = recorded() else { return };
    let vectors = ciphers(&recorded);
    assert!(!vectors.is_empty());
    vectors.iter().for_each(Vector::check);
    println!("{} cipher vectors hold in both directions", vectors.len());
}

#[test]
fn every_official_signature_vector_holds() {
    let Some(recorded) = recorded() else { return };
    let signatures = recorded["signature"].as_array().unwrap();
    assert!(!signatures.is_empty());
    for vector in signatures {
        let parts: Vec<&str> = vector["inputs"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| part.as_str().unwrap())
            .collect();
        let expected = vector["sha1"].as_str().unwrap();
        assert_eq!(signature(&parts), expected, "{}", vector["id"]);
        assert!(verify_signature(&parts, expected), "{}", vector["id"]);
    }
}
