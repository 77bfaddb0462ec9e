//! Entries of the audit trail as the lines of a file. Names of columns are the audit vocabulary's own codes.

use console::AuditRow;
use domain::export::{ExportFormat, csv_line};
use serde_json::{Value, json};

/// Tells spreadsheets that the file is UTF-8.
const BOM: &str = "\u{FEFF}";
const COLUMNS: [&str; 17] = [
    "time_utc",
    "time_shanghai",
    "actor_kind",
    "actor_id",
    "actor",
    "action",
    "object_kind",
    "object_id",
    "object",
    "outcome",
    "reason",
    "before",
    "after",
    "ip",
    "user_agent",
    "request_id",
    "entry_id",
];

/// What the file begins with.
pub fn audit_head(format: ExportFormat) -> String {
    match format {
        ExportFormat::Csv => format!("{BOM}{}", csv_line(COLUMNS)),
        ExportFormat::Jsonl => String::new(),
    }
}

/// The lines of these entries.
pub fn audit_lines(format: ExportFormat, rows: &[AuditRow]) -> String {
    let line = match format {
        ExportFormat::Csv => csv,
        ExportFormat::Jsonl => jsonl,
    };
    rows.iter().map(line).collect()
}

/// The last line of a file that does not hold everything.
pub fn audit_tail(format: ExportFormat) -> String {
    match format {
        ExportFormat::Csv => csv_line([
            "# There is more than one export can hold: narrow the filter and export the rest / 超出单次导出上限，请缩小筛选范围后继续导出",
        ]),
        ExportFormat::Jsonl => format!("{}\n", json!({"truncated": true})),
    }
}

fn csv(row: &AuditRow) -> String {
    let (utc, shanghai) = (row.at.utc(), row.at.shanghai_seconds());
    let request = row.request_id.as_ref().map(ToString::to_string);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let cells = [
        utc,
        shanghai,
        row.actor_kind.code().to_owned(),
        text(&row.actor_id),
        row.actor_name.clone(),
        row.action.code().to_owned(),
        row.object_kind
            .map(|kind| kind.code().to_owned())
            .unwrap_or_default(),
        text(&row.object_id),
        row.object_name.clone(),
        row.outcome.code().to_owned(),
        text(&row.reason),
        text(&row.before),
        text(&row.after),
        text(&row.ip),
        text(&row.user_agent),
        request.unwrap_or_default(),
        row.id.to_string(),
    ];
    csv_line(cells.iter().map(String::as_str))
}

fn jsonl(row: &AuditRow) -> String {
    let facts = |text: &Option<String>| -> Value {
        let parsed = text
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok());
        parsed.unwrap_or(Value::Null)
    };
    let line = json!({
        "id": row.id,
        "at": row.at.utc(),
        "at_ms": row.at.millis(),
        "actor_kind": row.actor_kind.code(),
        "actor_id": row.actor_id,
        "actor": row.actor_name,
        "action": row.action.code(),
        "object_kind": row.object_kind.map(|kind| kind.code()),
        "object_id": row.object_id,
        "object": row.object_name,
        "outcome": row.outcome.code(),
        "reason": row.reason,
        "before": facts(&row.before),
        "after": facts(&row.after),
        "ip": row.ip,
        "user_agent": row.user_agent,
        "request_id": row.request_id,
    });
    format!("{line}\n")
}

#[cfg(test)]
mod tests {
    use domain::{
        audit::{Action, ActorKind, Outcome},
        ids::AuditId,
        time::Timestamp,
    };

    use super::*;

    fn row() -> AuditRow {
        let at = Timestamp::from_secs(1_772_345_100);
        AuditRow {
            id: AuditId::new(at, [1; 10]),
            at,
            actor_kind: ActorKind::Staff,
            actor_id: Some("prs_1".to_owned()),
            actor_name: "=HYPERLINK(\"http://evil.example\")".to_owned(),
            action: Action::AddCustomer,
            object_kind: None,
            object_id: None,
            object_name: "晨光,文具".to_owned(),
            link: None,
            outcome: Outcome::Done,
            before: None,
            after: Some(r#"{"name":"晨光"}"#.to_owned()),
            reason: None,
            ip: None,
            user_agent: Some("a\nb".to_owned()),
            request_id: None,
        }
    }

    #[test]
    fn csv_has_a_column_for_each_name_and_no_formula() {
        let head = audit_head(ExportFormat::Csv);
        assert!(head.starts_with("\u{FEFF}time_utc,") && head.ends_with("entry_id\r\n"));
        let line = audit_lines(ExportFormat::Csv, &[row()]);
        assert!(
            line.starts_with("2026-03-01T06:05:00Z,2026-03-01 14:05:00,staff,prs_1,\"'=HYPERLINK(")
        );
        assert!(line.contains("\"晨光,文具\"") && line.contains(r#""{""name"":""晨光""}""#));
    }

    #[test]
    fn each_entry_is_one_line_of_json() {
        let lines = audit_lines(ExportFormat::Jsonl, &[row(), row()]);
        assert_eq!(lines.lines().count(), 2);
        let value: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
        assert_eq!(value["after"]["name"], "晨光");
        assert_eq!(value["user_agent"], "a\nb");
        assert_eq!(value["before"], Value::Null);
    }
}
