//! Envelopes made by `tests/data/make_vectors.py`, which shares no code with the crate.

use serde_json::Value;

use crate::vector::{Signed, Vector, unhex16};

fn vectors() -> Vec<Vector> {
    let all: Vec<Value> = serde_json::from_str(include_str!("../data/own-vectors.json")).unwrap();
    let text = |vector: &Value, key: &str| vector[key].as_str().unwrap().to_owned();
    all.iter()
        .map(|vector| Vector {
            id: text(vector, "name"),
            key: text(vector, "encoding_aes_key"),
            ciphertext: text(vector, "ciphertext"),
            random: unhex16(vector["random16_hex"].as_str().unwrap()),
            message: text(vector, "message"),
            receiver: text(vector, "receiver"),
            signed: Some(Signed {
                token: text(vector, "token"),
                timestamp: text(vector, "timestamp"),
                nonce: text(vector, "nonce"),
                msg_signature: text(vector, "msg_signature"),
            }),
            envelope: None,
        })
        .collect()
}

#[test]
fn every_own_vector_holds_in_both_directions() {
    let vectors = vectors();
    assert!(vectors.len() > 32, "all paddings and then some");
    vectors.iter().for_each(Vector::check);
}
