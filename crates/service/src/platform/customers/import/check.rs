use std::collections::{BTreeMap, BTreeSet};

use console::{ImportRow, RefusedRow, RowProblem};
use domain::text;

use super::read::{Cells, Row};

/// How much of a refused row is shown, in characters.
const SHOWN: usize = 60;

/// The rows that can be taken in, and the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sorted {
    pub(super) good: Vec<ImportRow>,
    pub(super) refused: Vec<RefusedRow>,
}

/// Every name that the rows would bring, for a look into the book.
pub(super) fn names(rows: &[Row]) -> Vec<String> {
    rows.iter()
        .filter_map(|row| text::name(&row.cells.as_ref().ok()?.name).ok())
        .collect()
}

/// Sorts the rows. `taken` are those of their names that the book has already.
pub(super) fn sort(rows: Vec<Row>, taken: &BTreeSet<String>) -> Sorted {
    let (mut sorted, mut seen) = (Sorted::default(), BTreeMap::new());
    for row in rows {
        let shown = shown(&row.text);
        match row.cells.and_then(|cells| check(&cells, taken, &seen)) {
            Ok((name, note)) => {
                seen.insert(name.clone(), row.line);
                sorted.good.push(ImportRow {
                    line: row.line,
                    name,
                    note,
                });
            }
            Err(problem) => sorted.refused.push(RefusedRow {
                line: row.line,
                text: shown,
                problem,
            }),
        }
    }
    sorted
}

fn check(
    cells: &Cells,
    taken: &BTreeSet<String>,
    seen: &BTreeMap<String, i64>,
) -> Result<(String, String), RowProblem> {
    let name = text::name(&cells.name).map_err(RowProblem::Name)?;
    let note = text::note(&cells.note).map_err(RowProblem::Note)?;
    if let Some(line) = seen.get(&name) {
        return Err(RowProblem::Repeated { line: *line });
    }
    if taken.contains(&name) {
        return Err(RowProblem::InBook);
    }
    Ok((name, note))
}

/// The beginning of a row, without what a reader cannot see.
fn shown(whole: &str) -> String {
    let mut visible: String = whole
        .chars()
        .filter(|c| !text::misleads(*c))
        .take(SHOWN + 1)
        .collect();
    if visible.chars().count() > SHOWN {
        visible = visible.chars().take(SHOWN).chain(['…']).collect();
    }
    visible.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use domain::problem::FieldProblem;

    use super::{super::read::rows_of, *};

    #[test]
    fn each_bad_row_is_named_with_what_is_wrong() {
        let text = format!(
            "晨光\n,无名\n晨光,再次\n茶颜\na\0b\n\u{202E}反\n😀\n<script>alert(1)</script>\n{}\n好,{}\n",
            "长".repeat(101),
            "长".repeat(1_001),
        );
        let taken = BTreeSet::from(["茶颜".to_owned()]);
        let sorted = sort(rows_of(&text).unwrap(), &taken);
        let good: Vec<_> = sorted.good.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(good, ["晨光", "😀", "<script>alert(1)</script>"]);
        let refused: Vec<_> = sorted
            .refused
            .iter()
            .map(|row| (row.line, row.problem))
            .collect();
        assert_eq!(
            refused,
            [
                (2, RowProblem::Name(FieldProblem::Required)),
                (3, RowProblem::Repeated { line: 1 }),
                (4, RowProblem::InBook),
                (5, RowProblem::Name(FieldProblem::BadCharacters)),
                (6, RowProblem::Name(FieldProblem::BadCharacters)),
                (9, RowProblem::Name(FieldProblem::TooLong { max: 100 })),
                (10, RowProblem::Note(FieldProblem::TooLong { max: 1_000 })),
            ]
        );
        assert_eq!(sorted.refused[3].text, "ab");
        assert_eq!(sorted.refused[5].text.chars().count(), SHOWN + 1);
        let many = sort(rows_of("晨光,备注,多余\n").unwrap(), &taken);
        assert_eq!(many.refused[0].text, "晨光 备注 多余");
    }
}
