//! Citations of `docs/wechat.md`: every section that a comment names must be there.

use std::collections::BTreeSet;

use super::files::TextFile;

/// The document that comments cite.
const DOCUMENT: &str = "docs/wechat.md";

/// Returns a sentence for each citation that leads nowhere.
pub fn check(files: &[TextFile]) -> Vec<String> {
    let document = files.iter().find(|file| file.name == DOCUMENT);
    let sections = sections(document.map_or("", |file| &file.content));
    let of_file = |file: &TextFile| {
        let TextFile { name, content, .. } = file;
        missing(content, &sections)
            .into_iter()
            .map(move |number| format!("{name} cites {DOCUMENT} §{number}, which is not there"))
            .collect::<Vec<_>>()
    };
    files.iter().flat_map(of_file).collect()
}

/// The numbers of the document's sections: "3" and "3.4" of `## 3. APIs` and `### 3.4 …`.
fn sections(document: &str) -> BTreeSet<String> {
    document
        .lines()
        .filter(|line| line.starts_with("##"))
        .filter_map(|line| line.split_whitespace().nth(1))
        .map(|number| number.trim_end_matches('.').to_owned())
        .collect()
}

/// Returns the cited sections that are not there: `docs/wechat.md §3.4` or, behind a comma, `, §9`.
fn missing(text: &str, sections: &BTreeSet<String>) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.split_once(DOCUMENT))
        .flat_map(|(_, behind)| behind.split('§').skip(1))
        .map(|cited| {
            cited
                .chars()
                .take_while(|c| c.is_ascii_digit() || *c == '.')
                .collect::<String>()
        })
        .map(|number| number.trim_end_matches('.').to_owned())
        .filter(|number| !number.is_empty() && !sections.contains(number))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cited_section_must_be_there() {
        let sections =
            sections("# Title\n## 3. APIs\n### 3.4 `api_query_auth`\n## 9. Error codes\n");
        let missing =
            |behind: &str| missing(&format!("/// A code ({DOCUMENT} {behind})."), &sections);
        assert_eq!(missing("§3.4, §9"), [""; 0]);
        assert_eq!(missing("§3.5, §10."), ["3.5", "10"]);
        assert_eq!(missing("§n"), [""; 0]);
    }
}
