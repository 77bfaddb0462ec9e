use serde_json::{Map, Value};

use super::{
    Unknown,
    reply::{flag, id},
};

/// An entry of `func_info`: a granted set, with what else WeChat says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantedSet {
    /// `funcscope_category.id` (docs/wechat.md §7).
    pub id: i64,
    /// Part of an old flow, and not acted upon (docs/wechat.md §7.1).
    pub confirm_info: Option<ConfirmInfo>,
    /// What else it says; of old, the set's `type`, `name` and `desc`.
    pub other: Unknown,
}

/// Whether a set waits for the platform's word (docs/wechat.md §3.11). What WeChat left out is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConfirmInfo {
    /// It needs it.
    pub need_confirm: Option<bool>,
    /// It has it.
    pub already_confirm: Option<bool>,
    /// It may have it.
    pub can_confirm: Option<bool>,
}

const KNOWN: &[&str] = &[
    "funcscope_category.id",
    "confirm_info.need_confirm",
    "confirm_info.already_confirm",
    "confirm_info.can_confirm",
];

/// The entries of `func_info` as they came; those without an id are left out.
pub(super) fn granted_sets(object: &Map<String, Value>) -> Vec<GrantedSet> {
    let entries = object.get("func_info").and_then(Value::as_array);
    let entries = entries.into_iter().flatten().filter_map(Value::as_object);
    entries
        .filter_map(|entry| {
            let confirm_info = entry.get("confirm_info").and_then(Value::as_object);
            Some(GrantedSet {
                id: id(entry, "funcscope_category")?,
                confirm_info: confirm_info.map(|info| ConfirmInfo {
                    need_confirm: info.get("need_confirm").and_then(flag),
                    already_confirm: info.get("already_confirm").and_then(flag),
                    can_confirm: info.get("can_confirm").and_then(flag),
                }),
                other: Unknown::beside(entry, KNOWN),
            })
        })
        .collect()
}
