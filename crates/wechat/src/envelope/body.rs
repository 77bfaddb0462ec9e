use serde_json::Value;

use super::EnvelopeError;
use crate::xml::{Fields, XmlError};

/// The longest body that is looked at. Real pushes are a few KiB.
pub const MAX_PUSH_BYTES: usize = 256 * 1024;

/// What an envelope is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `<xml>…</xml>`: everything but the messages of shops.
    Xml,
    /// `{…}`: the messages of 视频号小店.
    Json,
}

/// A body that was read, not yet believed.
pub(super) struct Envelope {
    pub(super) format: Format,
    fields: Fields,
}

impl Envelope {
    pub(super) fn read(body: &[u8]) -> Result<Self, EnvelopeError> {
        if body.len() > MAX_PUSH_BYTES {
            return Err(EnvelopeError::TooLarge);
        }
        let body = str::from_utf8(body).map_err(|_| EnvelopeError::Xml)?;
        if !body.trim_start().starts_with('{') {
            let (format, fields) = (Format::Xml, Fields::read(body)?);
            return Ok(Self { format, fields });
        }
        match serde_json::from_str(body) {
            Ok(Value::Object(object)) => Ok(Self {
                format: Format::Json,
                fields: Fields::of_json(object),
            }),
            _ => Err(EnvelopeError::Xml),
        }
    }

    pub(super) fn need(&self, name: &str) -> Result<&str, EnvelopeError> {
        self.fields.only(name).ok_or(EnvelopeError::Xml)
    }
}

impl From<XmlError> for EnvelopeError {
    fn from(error: XmlError) -> Self {
        match error {
            XmlError::Doctype => Self::Doctype,
            XmlError::Malformed => Self::Xml,
        }
    }
}
