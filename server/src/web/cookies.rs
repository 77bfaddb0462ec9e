use app::prefs::{LANG_COOKIE, Prefs, THEME_COOKIE};
use http::{HeaderMap, HeaderValue, header};

/// How long a preference is kept: a year, in seconds.
const PREFERENCE_SECS: u32 = 365 * 24 * 3_600;

/// The value of the cookie with this name, the first when there are many.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(given, _)| *given == name)
        .map(|(_, value)| value)
}

/// Language and theme, as the cookies say.
pub fn prefs(headers: &HeaderMap) -> Prefs {
    Prefs::from_codes(cookie(headers, LANG_COOKIE), cookie(headers, THEME_COOKIE))
}

/// The `Set-Cookie` that keeps a preference; `value` is one of our own codes.
pub fn preference_cookie(name: &str, value: &'static str, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!(
        "{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={PREFERENCE_SECS}{secure}"
    );
    HeaderValue::from_str(&cookie).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_found_by_their_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("xgb_session=no; gb_session=a=b;gb_lang=en"),
        );
        headers.append(header::COOKIE, HeaderValue::from_static("gb_theme=dark"));
        assert_eq!(cookie(&headers, "gb_session"), Some("a=b"));
        assert_eq!(cookie(&headers, "gb_sessio"), None);
        assert_eq!(prefs(&headers), Prefs::from_codes(Some("en"), Some("dark")));
    }
}
