//! Which passwords can be chosen.

use crate::{problem::FieldProblem, text::PASSWORD_MAX};

/// The fewest characters of a password.
pub const PASSWORD_MIN: u32 = 10;

/// Passwords of enough characters that many people choose, as guessers know: compared without case.
const COMMON: [&str; 60] = [
    "0123456789",
    "01234567890",
    "0987654321",
    "111222333444",
    "112233445566",
    "1122334455",
    "11223344556677",
    "123123123123",
    "1231231231",
    "1234512345",
    "123456123456",
    "1234567890",
    "12345678900",
    "12345678901",
    "12345678910",
    "123456789a",
    "123456789abc",
    "123456789q",
    "1234567890a",
    "1234567890q",
    "123456abcdef",
    "123qweasdzxc",
    "1314520520",
    "147258369a",
    "1472583690",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "1qazxsw23edc",
    "5201314520",
    "5201314123",
    "9876543210",
    "987654321a",
    "a123456789",
    "a1234567890",
    "aa12345678",
    "aa123456789",
    "abc1234567",
    "abc123456789",
    "abcd123456",
    "abcd12345678",
    "abcde12345",
    "abcdef123456",
    "abcdefghij",
    "admin12345",
    "admin123456",
    "administrator",
    "asdfghjkl1",
    "iloveyou123",
    "letmein123",
    "passw0rd123",
    "password01",
    "password12",
    "password123",
    "password1234",
    "q123456789",
    "qwerty12345",
    "qwerty123456",
    "qwertyuiop",
    "woaini1314",
];

/// A password that somebody chooses: of [`PASSWORD_MIN`] characters and more, not the login, not one of those that
/// everybody guesses. What it is made of is the person's own matter.
///
/// # Errors
/// `Required`, `TooShort`, `TooLong`, `LikeLogin`, `TooCommon`.
pub fn chosen(password: &str, login: &str) -> Result<(), FieldProblem> {
    let lower = password.to_lowercase();
    if password.is_empty() {
        Err(FieldProblem::Required)
    } else if password.chars().nth(PASSWORD_MIN as usize - 1).is_none() {
        Err(FieldProblem::TooShort { min: PASSWORD_MIN })
    } else if password.chars().nth(PASSWORD_MAX as usize).is_some() {
        Err(FieldProblem::TooLong { max: PASSWORD_MAX })
    } else if lower == login.to_lowercase() {
        Err(FieldProblem::LikeLogin)
    } else if COMMON.contains(&lower.as_str()) || of_few_characters(&lower) {
        Err(FieldProblem::TooCommon)
    } else {
        Ok(())
    }
}

/// `aaaaaaaaaa`, `1212121212`: fewer than four characters, over and over.
fn of_few_characters(text: &str) -> bool {
    let mut seen = Vec::new();
    for c in text.chars() {
        if !seen.contains(&c) {
            seen.push(c);
        }
        if seen.len() >= 4 {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_be_guessed_is_refused() {
        for (password, problem) in [
            ("", FieldProblem::Required),
            ("九个字的密码还不够", FieldProblem::TooShort { min: 10 }),
            ("Li.Wei@Example.com", FieldProblem::LikeLogin),
            ("PassWord123", FieldProblem::TooCommon),
            ("aaaaaaaaaaaa", FieldProblem::TooCommon),
            ("1212121212121", FieldProblem::TooCommon),
        ] {
            assert_eq!(
                chosen(password, "li.wei@example.com"),
                Err(problem),
                "{password}"
            );
        }
        let long = "长".repeat(1_001);
        assert_eq!(
            chosen(&long, "x"),
            Err(FieldProblem::TooLong { max: 1_000 })
        );
        for password in ["晚饭吃了三碗米饭和汤", "korrekt pferd", "x7-9qk 2mmf\0"] {
            assert_eq!(chosen(password, "li.wei"), Ok(()), "{password}");
        }
    }

    #[test]
    fn the_list_holds_what_the_other_rules_let_through() {
        for password in COMMON {
            assert!(password.chars().count() >= 10 && password == password.to_lowercase());
        }
    }
}
