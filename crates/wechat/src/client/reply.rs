use secrecy::SecretString;
use serde_json::{Map, Value};

use super::Unknown;
use crate::{Error, error::ApiError};

/// A JSON answer, read leniently: numbers may be texts, unknown keys may appear, known ones may be missing
/// (docs/wechat.md §3.0).
pub(super) struct Reply {
    operation: &'static str,
    object: Map<String, Value>,
}

impl Reply {
    pub(super) fn parse(operation: &'static str, body: &[u8]) -> Result<Self, Error> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(object)) => Ok(Self { operation, object }),
            Ok(_) => Err(Error::Body {
                operation,
                problem: "it is not a JSON object",
            }),
            Err(_) => Err(Error::Body {
                operation,
                problem: "it is not JSON",
            }),
        }
    }

    /// The answer, unless it is a refusal; `secrets` are those that were part of the call.
    pub(super) fn granted(self, secrets: &[&SecretString]) -> Result<Self, Error> {
        match number(&self.object, "errcode") {
            None | Some(0) => Ok(self),
            Some(errcode) => Err(Error::Api(ApiError::new(
                self.operation,
                errcode,
                self.errmsg(),
                secrets,
            ))),
        }
    }

    pub(super) fn errmsg(&self) -> &str {
        self.object
            .get("errmsg")
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(super) fn fields(&self) -> &Map<String, Value> {
        &self.object
    }

    /// An object inside the answer; an empty one when it is not there.
    pub(super) fn section(&self, key: &str) -> Map<String, Value> {
        self.object
            .get(key)
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default()
    }

    /// What the answer says beside `known` and the outcome.
    pub(super) fn beside(&self, known: &[&str]) -> Unknown {
        let known: Vec<&str> = ["errcode", "errmsg"].iter().chain(known).copied().collect();
        Unknown::beside(&self.object, &known)
    }

    /// The error for a field that this API never leaves out.
    pub(super) fn missing(&self, problem: &'static str) -> Error {
        Error::Body {
            operation: self.operation,
            problem,
        }
    }
}

/// A text that is not blank.
pub(super) fn text(object: &Map<String, Value>, key: &str) -> Option<String> {
    let text = object.get(key)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A text that is a secret.
pub(super) fn secret(object: &Map<String, Value>, key: &str) -> Option<SecretString> {
    text(object, key).map(SecretString::from)
}

/// A whole number, or a text that is one.
pub(super) fn number(object: &Map<String, Value>, key: &str) -> Option<i64> {
    match object.get(key)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// A text that is not blank, or a number as one.
pub(super) fn text_or_number(object: &Map<String, Value>, key: &str) -> Option<String> {
    text(object, key).or_else(|| number(object, key).map(|number| number.to_string()))
}

/// A yes or no: true, 1 or "1".
pub(super) fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => number.as_i64().map(|number| number != 0),
        Value::String(text) => match text.trim() {
            "1" | "true" => Some(true),
            "0" | "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// The number `id` of an object inside.
pub(super) fn id(object: &Map<String, Value>, key: &str) -> Option<i64> {
    number(object.get(key)?.as_object()?, "id")
}

/// The ids of `func_info`, ascending and each once; `None` when the list is not there at all.
pub(super) fn func_info(object: &Map<String, Value>) -> Option<Vec<i64>> {
    let entries = object.get("func_info")?.as_array()?;
    let mut ids: Vec<i64> = entries
        .iter()
        .filter_map(|entry| id(entry.as_object()?, "funcscope_category"))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    Some(ids)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn numbers_may_be_texts() {
        let object = object(json!({"a": 7, "b": " 8 ", "c": "x", "d": null, "e": 1.5, "f": [1]}));
        let numbers: Vec<_> = ["a", "b", "c", "d", "e", "f", "g"]
            .iter()
            .map(|key| number(&object, key))
            .collect();
        assert_eq!(numbers, [Some(7), Some(8), None, None, None, None, None]);
    }

    #[test]
    fn sets_are_sorted_once_each_and_odd_entries_are_skipped() {
        let given = object(json!({"func_info": [
            {"funcscope_category": {"id": 18}, "confirm_info": {"need_confirm": 0}},
            {"funcscope_category": {"id": "3"}},
            {"funcscope_category": {"id": 18}},
            {"funcscope_category": {}}, {}, 5, null,
        ]}));
        assert_eq!(func_info(&given), Some(vec![3, 18]));
        assert_eq!(func_info(&object(json!({"func_info": []}))), Some(vec![]));
        assert_eq!(func_info(&object(json!({"func_info": null}))), None);
        assert_eq!(func_info(&object(json!({}))), None);
    }

    #[test]
    fn what_is_no_json_object_is_refused() {
        for body in ["", "<html>502</html>", "[]", "null", "\"ok\"", "{\"a\":"] {
            let error = Reply::parse("api_query_auth", body.as_bytes())
                .err()
                .unwrap();
            assert!(
                matches!(
                    error,
                    Error::Body {
                        operation: "api_query_auth",
                        ..
                    }
                ),
                "{body}"
            );
        }
    }
}
