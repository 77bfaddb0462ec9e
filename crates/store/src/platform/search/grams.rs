//! Texts as search sees them.

use std::collections::BTreeSet;

/// The words of a text: in lower case (ASCII alone, as the databases' LOWER does under byte-wise collation), split where
/// there is space or what cannot be seen.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
}

/// What a row with these texts is found by: every two neighbouring characters of a word, and the first one alone.
pub(super) fn of_texts(texts: &[&str]) -> BTreeSet<String> {
    texts
        .iter()
        .copied()
        .flat_map(words)
        .flat_map(|word| {
            let first = word.chars().take(1).collect();
            std::iter::once(first).chain(pairs(&word))
        })
        .collect()
}

/// By which grams a word that somebody looks for can be found. A single character finds what begins with it.
pub(super) fn of_needle(word: &str) -> Vec<String> {
    let pairs = pairs(word);
    if pairs.is_empty() {
        vec![word.to_owned()]
    } else {
        pairs
    }
}

fn pairs(word: &str) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    chars.windows(2).map(|pair| pair.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_by_each_pair_and_by_the_beginning_of_each_word() {
        let grams: Vec<String> = of_texts(&["晨光文具 QQ", "晨光"]).into_iter().collect();
        assert_eq!(grams, ["q", "qq", "光文", "文具", "晨", "晨光"]);
        assert!(of_texts(&["", " \n\0 "]).is_empty());
    }

    #[test]
    fn a_pair_is_of_characters_not_bytes() {
        assert_eq!(of_needle("😀店é"), ["😀店", "店é"]);
        assert_eq!(of_needle("店"), ["店"]);
        let words: Vec<String> = words("  Ab\0C\u{3000}É ").collect();
        assert_eq!(words, ["ab", "c", "É"]);
    }
}
