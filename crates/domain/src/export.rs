//! Files that leave the console.

use serde::{Deserialize, Serialize};

/// The forms of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// A table for spreadsheets.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

impl ExportFormat {
    /// As it ends a file's name, and stands in the audit trail.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
        }
    }
}

/// A line of a CSV file (RFC 4180), its end included. No cell can be taken for a formula: one that begins like a formula
/// gets an apostrophe before it.
pub fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (position, cell) in cells.into_iter().enumerate() {
        if position > 0 {
            line.push(',');
        }
        push_cell(&mut line, cell);
    }
    line.push_str("\r\n");
    line
}

fn push_cell(line: &mut String, cell: &str) {
    let begins = cell.chars().find(|c| *c != ' ');
    let formula = matches!(
        begins,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    );
    let quoted = formula || cell.contains([',', '"', '\r', '\n', ';', '\t']);
    if quoted {
        line.push('"');
    }
    if formula {
        line.push('\'');
    }
    for c in cell.chars() {
        match c {
            '"' => line.push_str("\"\""),
            '\0' => line.push('\u{FFFD}'),
            c => line.push(c),
        }
    }
    if quoted {
        line.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::csv_line;

    #[test]
    fn cells_are_quoted_and_no_cell_is_a_formula() {
        assert_eq!(csv_line(["晨光文具", "", "a b"]), "晨光文具,,a b\r\n");
        assert_eq!(
            csv_line(["a,b", "say \"hi\""]),
            "\"a,b\",\"say \"\"hi\"\"\"\r\n"
        );
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
            let line = csv_line([formula]);
            assert_eq!(line, format!("\"'{formula}\"\r\n"));
        }
        assert_eq!(csv_line(["a\0b"]), "a\u{FFFD}b\r\n");
    }
}
