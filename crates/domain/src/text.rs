//! Checks of what people type. Each answers with the clean value or with what is wrong.

use crate::problem::FieldProblem;

/// The longest name, in characters.
pub const NAME_MAX: u32 = 100;
/// The longest note, in characters.
pub const NOTE_MAX: u32 = 1_000;
/// The longest note on a conflict, in characters.
pub const CONFLICT_NOTE_MAX: u32 = 500;
/// The longest tag, in characters.
pub const TAG_MAX: u32 = 20;

/// The longest password that is looked at, in characters.
pub const PASSWORD_MAX: u32 = 1_000;

/// A name of one line: trimmed, 1 to [`NAME_MAX`] characters, nothing invisible that could mislead a reader.
///
/// # Errors
/// `Required`, `TooLong`, `BadCharacters`.
pub fn name(text: &str) -> Result<String, FieldProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldProblem::Required);
    }
    bounded(text, NAME_MAX)?;
    if text.chars().any(misleads) {
        Err(FieldProblem::BadCharacters)
    } else {
        Ok(text.to_owned())
    }
}

/// A note of any number of lines, possibly empty.
///
/// # Errors
/// `TooLong`, `BadCharacters`.
pub fn note(text: &str) -> Result<String, FieldProblem> {
    note_of(text, NOTE_MAX)
}

/// A note of at most `max` characters.
///
/// # Errors
/// `TooLong`, `BadCharacters`.
pub fn note_of(text: &str, max: u32) -> Result<String, FieldProblem> {
    let text = text.trim().replace("\r\n", "\n");
    bounded(&text, max)?;
    if text.chars().any(|c| misleads(c) && c != '\n' && c != '\t') {
        return Err(FieldProblem::BadCharacters);
    }
    Ok(text)
}

/// A tag: one line of 1 to [`TAG_MAX`] characters, spaces in it made one.
///
/// # Errors
/// `Required`, `TooLong`, `BadCharacters`.
pub fn tag(text: &str) -> Result<String, FieldProblem> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(FieldProblem::Required);
    }
    bounded(&text, TAG_MAX)?;
    if text.chars().any(misleads) {
        Err(FieldProblem::BadCharacters)
    } else {
        Ok(text)
    }
}

/// The AppID of an account or a platform: `wx` and 16 lower-case hexadecimal digits.
///
/// # Errors
/// `Required`, `Malformed`.
pub fn app_id(text: &str) -> Result<String, FieldProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldProblem::Required);
    }
    let digits = text.strip_prefix("wx").ok_or(FieldProblem::Malformed)?;
    let plain = digits.len() == 16
        && digits
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if plain {
        Ok(text.to_owned())
    } else {
        Err(FieldProblem::Malformed)
    }
}

/// What a person signs in with: 1 to 64 characters of `a-z 0-9 . _ - @ +`, lower-cased.
///
/// # Errors
/// `Required`, `TooLong`, `BadCharacters`.
pub fn login(text: &str) -> Result<String, FieldProblem> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Err(FieldProblem::Required);
    }
    bounded(&text, 64)?;
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-@+".contains(&b));
    if plain {
        Ok(text)
    } else {
        Err(FieldProblem::BadCharacters)
    }
}

/// The name of a platform in URLs: 1 to 32 characters of `a-z 0-9 -`, not beginning or ending with `-`.
///
/// # Errors
/// `Required`, `TooLong`, `Malformed`.
pub fn slug(text: &str) -> Result<String, FieldProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldProblem::Required);
    }
    bounded(text, 32)?;
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if plain && !text.starts_with('-') && !text.ends_with('-') {
        Ok(text.to_owned())
    } else {
        Err(FieldProblem::Malformed)
    }
}

/// The Token for pushes: 3 to 32 letters and digits, as WeChat's console takes it.
///
/// # Errors
/// `Required`, `Malformed`.
pub fn push_token(text: &str) -> Result<&str, FieldProblem> {
    of_letters_and_digits(text, 3..=32)
}

/// The form of an EncodingAESKey: 43 letters and digits.
///
/// # Errors
/// `Required`, `Malformed`.
pub fn encoding_aes_key(text: &str) -> Result<&str, FieldProblem> {
    of_letters_and_digits(text, 43..=43)
}

/// A component_appsecret: up to 128 letters and digits. WeChat's have 32, which nothing promises.
///
/// # Errors
/// `Required`, `Malformed`.
pub fn app_secret(text: &str) -> Result<&str, FieldProblem> {
    of_letters_and_digits(text, 1..=128)
}

fn of_letters_and_digits(
    text: &str,
    length: std::ops::RangeInclusive<usize>,
) -> Result<&str, FieldProblem> {
    let text = text.trim();
    if text.is_empty() {
        Err(FieldProblem::Required)
    } else if length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        Ok(text)
    } else {
        Err(FieldProblem::Malformed)
    }
}

fn bounded(text: &str, max: u32) -> Result<(), FieldProblem> {
    if text.chars().nth(max as usize).is_some() {
        Err(FieldProblem::TooLong { max })
    } else {
        Ok(())
    }
}

/// Whether it misleads a reader: control characters (NUL among them) and those that turn or isolate the direction of writing.
#[must_use]
pub fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_what_people_write_and_refuse_what_misleads() {
        assert_eq!(name("  晨光文具 🖊 <b> "), Ok("晨光文具 🖊 <b>".to_owned()));
        assert_eq!(name(" \t"), Err(FieldProblem::Required));
        assert_eq!(name("a\0b"), Err(FieldProblem::BadCharacters));
        assert_eq!(name("abc\u{202E}def"), Err(FieldProblem::BadCharacters));
        assert_eq!(
            name(&"长".repeat(100)).map(|name| name.chars().count()),
            Ok(100)
        );
        assert_eq!(
            name(&"长".repeat(101)),
            Err(FieldProblem::TooLong { max: 100 })
        );
    }

    #[test]
    fn notes_keep_their_lines() {
        assert_eq!(note("一\r\n二"), Ok("一\n二".to_owned()));
        assert_eq!(note("a\u{7}"), Err(FieldProblem::BadCharacters));
    }

    #[test]
    fn what_wechats_console_shows_has_its_form() {
        assert_eq!(push_token(" abc "), Ok("abc"));
        assert_eq!(
            encoding_aes_key(&"a".repeat(43)),
            Ok("a".repeat(43).as_str())
        );
        assert_eq!(app_secret("\u{3000}"), Err(FieldProblem::Required));
        for text in ["ab", "a b c", "令牌令牌", "abc\0", &"a".repeat(33)] {
            assert_eq!(push_token(text), Err(FieldProblem::Malformed), "{text:?}");
        }
        assert_eq!(
            encoding_aes_key(&"a".repeat(42)),
            Err(FieldProblem::Malformed)
        );
    }

    #[test]
    fn tags_are_short_and_of_one_line() {
        assert_eq!(tag("  重点  客户\n"), Ok("重点 客户".to_owned()));
        assert_eq!(tag(" "), Err(FieldProblem::Required));
        assert_eq!(tag("a\0"), Err(FieldProblem::BadCharacters));
        assert_eq!(
            tag(&"长".repeat(21)),
            Err(FieldProblem::TooLong { max: 20 })
        );
        assert!(note_of(&"长".repeat(501), CONFLICT_NOTE_MAX).is_err());
    }

    #[test]
    fn app_ids_and_slugs_have_one_form() {
        assert!(app_id(" wx0123456789abcdef ").is_ok());
        for text in [
            "wx0123456789abcde",
            "wx0123456789abcdeF",
            "gh_0123456789ab",
            "wx0123456789abcdeg",
        ] {
            assert_eq!(app_id(text), Err(FieldProblem::Malformed), "{text}");
        }
        assert!(slug("demo-2").is_ok());
        for text in ["-demo", "demo-", "Demo", "a b", "演示"] {
            assert_eq!(slug(text), Err(FieldProblem::Malformed), "{text}");
        }
        assert_eq!(
            login("Li.Wei@Example.com"),
            Ok("li.wei@example.com".to_owned())
        );
    }
}
