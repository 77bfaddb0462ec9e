//! What changed: two flat JSON objects, "before" and "after", in words where we have them.

use domain::{
    account::AccountKind,
    authorizer::{AccountStatus, GrantStatus, Standing},
};
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::{
    locales::{
        audit_page::{AuditWords, fact},
        authorizers::{AuthorizersWords, account_status},
        kinds,
        states::States,
    },
    prefs::Lang,
    ui::Fact,
};

/// A fact that stands in one of the two, or in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its name.
    pub name: String,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

/// Every fact of the two texts, in words. A text that is no JSON object has no facts.
pub fn changes(lang: Lang, before: Option<&str>, after: Option<&str>) -> Vec<Change> {
    let (before, after) = (object(before), object(after));
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    names
        .into_iter()
        .map(|name| Change {
            name: fact(lang, name),
            before: before.get(name).map(|value| words(lang, name, value)),
            after: after.get(name).map(|value| words(lang, name, value)),
        })
        .collect()
}

/// One fact: what it was, struck out, and what it is.
pub fn line(change: Change) -> impl IntoView {
    let t = AuditWords::here();
    let Change {
        name,
        before,
        after,
    } = change;
    let arrow = (before.is_some() && after.is_some()).then_some(" → ");
    let before =
        before.map(|value| view! { <span class="unseen">{t.before}" "</span><del>{value}</del> });
    let after =
        after.map(|value| view! { <span class="unseen">{t.after}" "</span><ins>{value}</ins> });
    view! { <Fact label=name><span class="change">{before}{arrow}{after}</span></Fact> }
}

fn object(text: Option<&str>) -> Map<String, Value> {
    text.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

fn words(lang: Lang, name: &str, value: &Value) -> String {
    let t = AuthorizersWords::of(lang);
    match (name, value) {
        (_, Value::Null) => AuditWords::of(lang).nothing.to_owned(),
        ("sets", Value::Array(ids)) => sets(lang, ids),
        ("acknowledged" | "thorough", Value::Bool(yes)) => {
            let states = States::of(lang);
            if *yes { states.yes } else { states.no }.to_owned()
        }
        ("status", Value::String(code)) => match GrantStatus::from_code(code) {
            Some(GrantStatus::Authorized) => t.authorized.to_owned(),
            Some(GrantStatus::Suspected) => t.suspected.to_owned(),
            Some(GrantStatus::Unauthorized) => t.unauthorized.to_owned(),
            None => code.clone(),
        },
        ("kind", Value::String(code)) => match AccountKind::from_code(code) {
            Some(kind) => kinds::account(lang, kind).to_owned(),
            None => code.clone(),
        },
        ("account_status", Value::Number(number)) => {
            let status = AccountStatus::from_number(number.as_i64().unwrap_or_default());
            account_status(lang, status)
        }
        ("standing", Value::String(code)) => match Standing::from_code(code) {
            Some(Standing::Assigned) => t.assigned.to_owned(),
            Some(Standing::Unassigned) => t.unassigned.to_owned(),
            Some(Standing::WrongAccount) => t.wrong_account.to_owned(),
            Some(Standing::Ignored) => t.ignored.to_owned(),
            None => code.clone(),
        },
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

fn sets(lang: Lang, ids: &[Value]) -> String {
    if ids.is_empty() {
        return AuditWords::of(lang).nothing.to_owned();
    }
    let between = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    let names: Vec<String> = ids
        .iter()
        .map(|id| {
            id.as_i64()
                .map_or_else(|| id.to_string(), |id| kinds::set(lang, id))
        })
        .collect();
    names.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(name: &str, before: Option<&str>, after: Option<&str>) -> Change {
        Change {
            name: name.to_owned(),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        }
    }

    #[test]
    fn facts_stand_side_by_side_in_words() {
        let seen = changes(
            Lang::Zh,
            Some(r#"{"status":"authorized","sets":[1,18]}"#),
            Some(r#"{"status":"unauthorized","sets":[],"ticket_seen":true}"#),
        );
        assert_eq!(
            seen,
            [
                change("权限集", Some("消息管理、小程序开发与数据分析"), Some("—")),
                change("状态", Some("已授权"), Some("已取消授权")),
                change("ticket_seen", None, Some("true")),
            ]
        );
    }

    #[test]
    fn what_is_no_object_has_no_facts() {
        assert_eq!(changes(Lang::En, Some("[1]"), Some("{")), []);
        assert_eq!(changes(Lang::En, None, None), []);
    }
}
