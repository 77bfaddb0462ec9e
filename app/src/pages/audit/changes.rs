//! What changed: two flat JSON objects, "before" and "after", in words where we have them.

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::values::words;
use crate::{
    locales::{audit_facts::fact, audit_page::AuditWords},
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
                change("ticket_seen", None, Some("是")),
            ]
        );
    }

    #[test]
    fn codes_numbers_and_times_are_said_in_words() {
        let facts = [
            (
                r#""offered_sets":[1,4]"#,
                "提供的权限集",
                "消息管理、网页服务",
            ),
            (r#""via":"push""#, "来源", "微信推送"),
            (r#""form":"h5""#, "打开方式", "微信内打开"),
            (r#""auth_type":3"#, "账号范围", "公众号和小程序"),
            (
                r#""expires_at":"2026-03-01T06:05:09Z""#,
                "有效期至",
                "2026-03-01 14:05",
            ),
            (r#""last_at":"yesterday""#, "上次收到", "yesterday"),
            (r#""token_changed":false"#, "更换了消息校验 Token", "否"),
            (r#""apis":["a","b"]"#, "接口", "a、b"),
            (r#""kind":"updateauthorized""#, "类型", "授权更新"),
            (r#""kind":"service""#, "类型", "服务号"),
            (
                r#""cause":"refused errcode=61003""#,
                "原因",
                "微信返回了错误 (errcode=61003)",
            ),
            (r#""pair":"test""#, "推送密钥", "测试配置"),
            (r#""state":"dead""#, "处理状态", "处理失败"),
            (r#""location_report":"1""#, "地理位置上报", "进入会话时上报"),
            (
                r#""note":"2026-03-01T06:05:09Z""#,
                "备注",
                "2026-03-01T06:05:09Z",
            ),
        ];
        for (fact, name, words) in facts {
            let after = format!("{{{fact}}}");
            let seen = changes(Lang::Zh, None, Some(&after));
            assert_eq!(seen, [change(name, None, Some(words))]);
        }
    }

    #[test]
    fn what_is_no_object_has_no_facts() {
        assert_eq!(changes(Lang::En, Some("[1]"), Some("{")), []);
        assert_eq!(changes(Lang::En, None, None), []);
    }
}
