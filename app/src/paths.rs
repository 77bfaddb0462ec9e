//! Addresses of the console's own pages.

use std::fmt::Display;

/// The path itself when it is one of ours, else the start page: for what comes back in a form.
#[must_use]
pub fn own(path: &str) -> &str {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.starts_with("/\\")
        && path.len() <= 2_000
        && path.bytes().all(|b| b.is_ascii_graphic());
    if ours { path } else { "/" }
}

/// A page of a platform: `area` is `""` for the overview, or such as `customers/new`.
#[must_use]
pub fn platform(slug: &str, area: impl Display) -> String {
    let area = area.to_string();
    if area.is_empty() {
        format!("/p/{slug}")
    } else {
        format!("/p/{slug}/{area}")
    }
}

/// Puts pairs into a query, leaving out those without a value. Values are of the console's own making (ids, cursors,
/// codes), or are escaped.
#[must_use]
pub fn with_query(path: String, pairs: &[(&str, Option<String>)]) -> String {
    let query: Vec<String> = pairs
        .iter()
        .filter_map(|(name, value)| {
            value
                .as_ref()
                .map(|value| format!("{name}={}", escape(value)))
        })
        .collect();
    if query.is_empty() {
        path
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// Percent-encodes a value for a query; `/` stays readable.
#[must_use]
pub fn escape(value: &str) -> String {
    value
        .bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                char::from(b).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours_lead_back() {
        for path in ["/", "/p/demo/links?after=1~lnk_0", "/p/demo#x"] {
            assert_eq!(own(path), path);
        }
        for path in [
            "",
            "p/demo",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nSet-Cookie: x",
            "/客户",
        ] {
            assert_eq!(own(path), "/", "{path:?}");
        }
    }

    #[test]
    fn queries_leave_out_what_is_not_there() {
        let path = with_query(
            platform("demo", "links"),
            &[("customer", None), ("after", Some("17~lnk_0".to_owned()))],
        );
        assert_eq!(path, "/p/demo/links?after=17~lnk_0");
        assert_eq!(
            with_query("/x".to_owned(), &[("q", Some("晨 光&".to_owned()))]),
            "/x?q=%E6%99%A8%20%E5%85%89%26"
        );
        assert_eq!(platform("demo", ""), "/p/demo");
    }
}
