use console::RowProblem;
use domain::problem::FieldProblem;

use super::{BYTES_MAX, ROWS_MAX};

/// What the first line calls its columns, when it is no customer.
const NAMES: [&str; 5] = ["name", "customer", "客户", "客户名称", "名称"];
const NOTES: [&str; 3] = ["note", "notes", "备注"];

/// A row as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// From 1.
    pub(super) line: i64,
    /// All that stands in it, cell by cell.
    pub(super) text: String,
    pub(super) cells: Result<Cells, RowProblem>,
}

/// Not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cells {
    pub(super) name: String,
    pub(super) note: String,
}

/// The table's text. Chinese Excel writes GB18030 unless it is told otherwise: that is refused rather than guessed at.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, FieldProblem> {
    if bytes.len() > BYTES_MAX {
        let max = u32::try_from(BYTES_MAX / 1_000).unwrap_or(u32::MAX);
        return Err(FieldProblem::TooLarge { max });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| FieldProblem::NotUtf8)?;
    Ok(text.to_owned())
}

/// The rows of a table with a name and perhaps a note in each. Lines without anything in them are left out.
pub(super) fn rows_of(text: &str) -> Result<Vec<Row>, FieldProblem> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut columns = Columns { name: 0, note: 1 };
    let mut rows = Vec::new();
    for (number, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                rows.push(Row {
                    line: line_at(text, error.position()),
                    text: String::new(),
                    cells: Err(RowProblem::Unreadable),
                });
                continue;
            }
        };
        if number == 0
            && let Some(named) = Columns::named_by(&record)
        {
            columns = named;
            continue;
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == ROWS_MAX {
            let max = u32::try_from(ROWS_MAX).unwrap_or(u32::MAX);
            return Err(FieldProblem::TooManyRows { max });
        }
        rows.push(Row {
            line: line_at(text, record.position()),
            text: record.iter().collect::<Vec<_>>().join(" "),
            cells: columns.read(&record),
        });
    }
    if rows.is_empty() {
        Err(FieldProblem::NoRows)
    } else {
        Ok(rows)
    }
}

#[derive(Debug, Clone, Copy)]
struct Columns {
    name: usize,
    note: usize,
}

impl Columns {
    /// What a first line says that names its columns.
    fn named_by(record: &csv::StringRecord) -> Option<Self> {
        let place = |names: &[&str]| {
            record.iter().position(|cell| {
                let cell = cell.trim().to_lowercase();
                names.contains(&cell.as_str())
            })
        };
        let name = place(&NAMES)?;
        let other = usize::from(name == 0);
        Some(Self {
            name,
            note: place(&NOTES).unwrap_or(other),
        })
    }

    fn read(self, record: &csv::StringRecord) -> Result<Cells, RowProblem> {
        let more = record
            .iter()
            .enumerate()
            .any(|(n, cell)| n != self.name && n != self.note && !cell.trim().is_empty());
        if more {
            return Err(RowProblem::TooManyColumns);
        }
        let cell = |n: usize| record.get(n).unwrap_or_default().to_owned();
        Ok(Cells {
            name: cell(self.name),
            note: cell(self.note),
        })
    }
}

/// The line on which a record stands. The reader's position is before the empty lines that it skips.
fn line_at(text: &str, position: Option<&csv::Position>) -> i64 {
    let Some(position) = position else { return 0 };
    let rest = usize::try_from(position.byte())
        .ok()
        .and_then(|at| text.as_bytes().get(at..))
        .unwrap_or_default();
    let skipped = rest
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .filter(|byte| **byte == b'\n')
        .count();
    let line = usize::try_from(position.line()).unwrap_or(usize::MAX);
    i64::try_from(line.saturating_add(skipped)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(i64, String, String)> {
        let rows = rows_of(text).unwrap();
        rows.into_iter()
            .map(|row| {
                let cells = row.cells.unwrap();
                (row.line, cells.name, cells.note)
            })
            .collect()
    }

    fn row(line: i64, name: &str, note: &str) -> (i64, String, String) {
        (line, name.to_owned(), note.to_owned())
    }

    #[test]
    fn tables_come_with_and_without_a_first_line_of_names() {
        for text in ["晨光,备\n\n茶颜\n", "晨光,备\r\n,\r\n茶颜,"] {
            assert_eq!(names(text), [row(1, "晨光", "备"), row(3, "茶颜", "")]);
        }
        assert_eq!(names("备注,客户名称\n备,晨光"), [row(2, "晨光", "备")]);
        assert_eq!(names("Name\n晨光,x"), [row(2, "晨光", "x")]);
        let quoted = names("name,note\n\"晨,光\",\"两\n行\"\n茶颜,\n");
        assert_eq!(quoted, [row(2, "晨,光", "两\n行"), row(4, "茶颜", "")]);
    }

    #[test]
    fn what_is_no_table_is_refused_as_a_whole() {
        assert_eq!(text_of(b"\xEF\xBB\xBFa"), Ok("a".to_owned()));
        // 晨光 in GB18030, and UTF-16.
        assert_eq!(text_of(b"\xB3\xBF\xB9\xE2"), Err(FieldProblem::NotUtf8));
        assert_eq!(text_of(b"\xFF\xFEa\0"), Err(FieldProblem::NotUtf8));
        let huge = vec![b'a'; BYTES_MAX + 1];
        assert_eq!(text_of(&huge), Err(FieldProblem::TooLarge { max: 1_000 }));
        assert_eq!(rows_of(" \n,,\n"), Err(FieldProblem::NoRows));
        assert_eq!(rows_of("name,note\n"), Err(FieldProblem::NoRows));
        let many = "a\n".repeat(ROWS_MAX + 1);
        assert_eq!(
            rows_of(&many),
            Err(FieldProblem::TooManyRows { max: 2_000 })
        );
        assert_eq!(rows_of(&"a\n".repeat(ROWS_MAX)).unwrap().len(), ROWS_MAX);
    }

    #[test]
    fn a_row_of_many_columns_is_named() {
        let rows = rows_of("a,b,c\na,b,\n").unwrap();
        assert_eq!(rows[0].cells, Err(RowProblem::TooManyColumns));
        assert!(rows[1].cells.is_ok());
    }
}
