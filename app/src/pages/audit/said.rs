//! Every fact and every reason that the use cases write into the trail has words: their sources are read for the names.

use std::{collections::BTreeSet, fs, path::Path};

use super::reason;
use crate::{locales::audit_facts::fact, prefs::Lang};

/// What stands before the name of a fact.
const FACTS: [&str; 4] = [".with(", ".sets(", "changes.text(", "changes.number("];
/// What stands before the code of a reason.
const REASONS: [&str; 2] = [".refused(", ".failed("];
/// A statement with one of these in it names nothing but codes of reasons.
const REFUSING: [&str; 3] = ["refuse_", "FormProblem::", "why(\""];

#[test]
fn every_fact_has_a_name_in_both_languages() {
    let names: BTreeSet<String> = texts()
        .iter()
        .flat_map(|text| FACTS.iter().flat_map(|before| named(text, before)))
        .collect();
    assert!(names.len() > 50, "read too little: {names:?}");
    let bare: Vec<_> = names
        .iter()
        .filter(|name| fact(Lang::Zh, name) == **name || fact(Lang::En, name) == **name)
        .collect();
    assert!(bare.is_empty(), "no words in audit_facts.rs: {bare:?}");
}

#[test]
fn every_reason_has_a_sentence_in_both_languages() {
    let mut codes = BTreeSet::new();
    for text in texts() {
        codes.extend(REASONS.iter().flat_map(|before| named(&text, before)));
        let statements = text.split([';', '{', '}']);
        let refusing = statements.filter(|part| REFUSING.iter().any(|sign| part.contains(sign)));
        codes.extend(refusing.flat_map(|part| named(part, "")));
    }
    assert!(codes.len() > 20, "read too little: {codes:?}");
    let bare: Vec<_> = codes
        .iter()
        .filter(|code| {
            [Lang::Zh, Lang::En]
                .into_iter()
                .any(|lang| reason::words(lang, code) == **code)
        })
        .collect();
    assert!(bare.is_empty(), "no words in reason.rs: {bare:?}");
}

/// The sources of the use cases, without their tests.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/service/src");
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            texts.push(text.to_owned());
        }
    }
    texts
}

/// The codes in quotes that follow `before`.
fn named(text: &str, before: &str) -> Vec<String> {
    let quoted = text.match_indices('"').filter(|(at, _)| {
        let head = text.get(..*at).unwrap_or_default();
        head.trim_end().ends_with(before)
    });
    let codes = quoted.filter_map(|(at, _)| text.get(at + 1..)?.split('"').next());
    let plain =
        |code: &&str| !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    codes.filter(plain).map(str::to_owned).collect()
}
