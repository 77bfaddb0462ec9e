use std::fmt;

use serde_json::{Map, Value};

/// What an answer says beside what this crate knows, as it came: fields appear without notice (docs/wechat.md §3.0). A part of
/// an object that is known in part keeps its place: `{"service_type_info": {"name": "…"}}`.
///
/// What looks like a secret, by its name or by the mark in it, is left out. `Debug` shows names only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Unknown(Map<String, Value>);

/// What WeChat's codes and tokens have behind their kind: `refreshtoken@@@…`.
const MARK: &str = "@@@";

/// Parts of the names of secrets, in lower case.
const SECRET: [&str; 7] = [
    "token",
    "secret",
    "ticket",
    "password",
    "session_key",
    "auth_code",
    "authorization_code",
];

impl Unknown {
    /// The field of this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// All of it, by name.
    pub fn fields(&self) -> &Map<String, Value> {
        &self.0
    }

    /// Whether nothing was unknown.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What `object` says beside `known`: names, those of objects inside behind a dot.
    pub(super) fn beside(object: &Map<String, Value>, known: &[&str]) -> Self {
        let mut rest = Map::new();
        for (name, value) in object {
            if known.contains(&name.as_str()) {
                continue;
            }
            let inner = known.iter().filter_map(|known| {
                let (outer, inner) = known.split_once('.')?;
                (outer == name).then_some(inner)
            });
            let inner: Vec<&str> = inner.collect();
            let value = match value {
                Value::Object(object) if !inner.is_empty() => {
                    let inside = Self::beside(object, &inner);
                    if inside.is_empty() {
                        continue;
                    }
                    Value::Object(inside.0)
                }
                // Known as an object, and none.
                _ if !inner.is_empty() => continue,
                value => value.clone(),
            };
            if let Some(value) = harmless(name, value) {
                rest.insert(name.clone(), value);
            }
        }
        Self(rest)
    }
}

/// The value without what looks like a secret in it; nothing if it is one itself.
fn harmless(name: &str, value: Value) -> Option<Value> {
    let name = name.to_lowercase();
    if name.contains(MARK) || SECRET.iter().any(|secret| name.contains(secret)) {
        return None;
    }
    Some(match value {
        Value::String(text) if text.contains(MARK) => return None,
        Value::Array(values) => values
            .into_iter()
            .filter_map(|value| harmless("", value))
            .collect(),
        Value::Object(object) => object
            .into_iter()
            .filter_map(|(name, value)| {
                let value = harmless(&name, value)?;
                Some((name, value))
            })
            .collect(),
        value => value,
    })
}

impl fmt::Debug for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unknown")?;
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn beside(value: &Value, known: &[&str]) -> Value {
        Value::Object(Unknown::beside(value.as_object().unwrap(), known).0)
    }

    #[test]
    fn what_is_known_goes_and_the_rest_keeps_its_place() {
        let given = json!({"a": 1, "b": {"c": 2, "d": {"e": 3, "f": 4}}, "g": {"h": 5}, "i": 7, "j": null, "k": {}});
        assert_eq!(
            beside(&given, &["a", "b.c", "b.d.e", "g.h", "i.x"]),
            json!({"b": {"d": {"f": 4}}, "j": null, "k": {}})
        );
        assert_eq!(beside(&given, &["a", "b", "g", "i", "j", "k"]), json!({}));
    }

    #[test]
    fn secrets_are_left_out_wherever_they_are() {
        let given = json!({"new_Access_Token": "s", "kept": [{"refresh_token": "s", "n": 1}, "refreshtoken@@@s", 2],
            "deep": {"component_appsecret": "s", "ticket": {"x": 1}, "code": 7}, "verify": "ticket@@@s"});
        assert_eq!(
            beside(&given, &[]),
            json!({"kept": [{"n": 1}, 2], "deep": {"code": 7}})
        );
    }

    #[test]
    fn debug_shows_names_only() {
        let given = json!({"grey_info": "who knows"});
        let unknown = Unknown::beside(given.as_object().unwrap(), &[]);
        assert_eq!(format!("{unknown:?}"), r#"Unknown{"grey_info"}"#);
        assert_eq!(unknown.get("grey_info"), Some(&json!("who knows")));
    }
}
