//! How data that the server has loaded travels with the page.

use leptos::server::{
    Resource,
    codee::{Decoder, Encoder},
};
use serde::{Serialize, de::DeserializeOwned};

/// Data that a page waits for.
pub type Data<T> = Resource<T, Json>;

/// JSON, read from bytes. Leptos's own reads from text, which is another parser for each type in the WASM, beside the
/// one that reads answers of server functions: a hundred kilobytes of the same once more.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl<T: Serialize> Encoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(data: &T) -> Result<String, serde_json::Error> {
        serde_json::to_string(data)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, serde_json::Error> {
        serde_json::from_slice(text.as_bytes())
    }
}
