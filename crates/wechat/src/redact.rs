//! Keeping secrets out of what people read.
//!
//! WeChat puts tokens into query strings and may repeat anything in an errmsg, so neither is ever shown as it stands.

use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

const MARK: &str = "[redacted]";
/// The longest text that is kept, in characters.
const MAX_CHARS: usize = 300;
/// Tokens are longer than this, rids (26 characters) are not.
const MIN_TOKEN_CHARS: usize = 32;
/// Below this a "secret" is too short to be searched for without mangling words.
const MIN_KNOWN_CHARS: usize = 6;

/// An address fit to be logged: the value of every query parameter is blanked, and the fragment left out.
pub fn url(url: &Url) -> String {
    let names: Vec<String> = url
        .query_pairs()
        .map(|(name, _)| format!("{name}={MARK}"))
        .collect();
    let mut bare = url.clone();
    bare.set_fragment(None);
    bare.set_query(None);
    if names.is_empty() {
        bare.into()
    } else {
        format!("{bare}?{}", names.join("&"))
    }
}

/// A text from outside made fit to be stored and shown: the given secrets and everything that looks like a token
/// are blanked, control characters become blanks, and at most 300 characters are kept.
///
/// ```
/// use wechat::redact;
///
/// let errmsg = "bad s3cret-9 for preauthcode@@@x rid: 65840652-60aeb945-66cdf943";
/// assert_eq!(
///     redact::text(errmsg, &[&"s3cret-9".into()]),
///     "bad [redacted] for [redacted] rid: 65840652-60aeb945-66cdf943"
/// );
/// ```
pub fn text(text: &str, secrets: &[&SecretString]) -> String {
    let mut known = text.to_owned();
    for secret in secrets.iter().map(|secret| secret.expose_secret()) {
        if secret.len() >= MIN_KNOWN_CHARS {
            known = known.replace(secret, MARK);
        }
    }
    let mut clean = String::with_capacity(known.len());
    let mut word = String::new();
    for character in known.chars() {
        if is_token_char(character) {
            word.push(character);
            continue;
        }
        flush(&mut clean, &mut word);
        clean.push(if character.is_control() {
            ' '
        } else {
            character
        });
    }
    flush(&mut clean, &mut word);
    shorten(clean)
}

fn is_token_char(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '@')
}

fn flush(clean: &mut String, word: &mut String) {
    if word.len() >= MIN_TOKEN_CHARS || word.contains("@@@") {
        clean.push_str(MARK);
    } else {
        clean.push_str(word);
    }
    word.clear();
}

fn shorten(text: String) -> String {
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => text
            .get(..end)
            .map(|kept| format!("{kept}…"))
            .unwrap_or_default(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_a_query_are_blanked() {
        let long =
            Url::parse("https://api.weixin.qq.com/cgi-bin/x?component_access_token=abc&a=%40#frag")
                .unwrap();
        assert_eq!(
            url(&long),
            "https://api.weixin.qq.com/cgi-bin/x?component_access_token=[redacted]&a=[redacted]"
        );
        assert_eq!(url(&Url::parse("http://h/p#abc").unwrap()), "http://h/p");
    }

    #[test]
    fn rids_and_addresses_stay_and_tokens_go() {
        let token = "A".repeat(40);
        let given = format!(
            "bad {token} for preauthcode@@@x and s3cret-9 requestIP: 1.2.3.4 rid: 6425d22a-37dd8402-0c127510"
        );
        assert_eq!(
            text(&given, &[&"s3cret-9".into(), &"".into(), &"rid".into()]),
            "bad [redacted] for [redacted] and [redacted] requestIP: 1.2.3.4 rid: 6425d22a-37dd8402-0c127510"
        );
    }

    #[test]
    fn long_and_odd_texts_are_tamed() {
        let shown = text(&"中\n".repeat(1000), &[]);
        assert_eq!(shown.chars().count(), MAX_CHARS + 1);
        assert!(!shown.contains('\n'));
    }
}
