/// The longest path that is logged.
const MAX_CHARS: usize = 200;

/// A path as it may be logged: what follows `/l/`, `/cb/`, `/r/` and `/invite/` is a secret, wherever it stands.
pub fn path(path: &str) -> String {
    let mut shown = String::new();
    for (position, segment) in path.split('/').enumerate() {
        if position > 0 {
            shown.push('/');
        }
        shown.push_str(segment);
        if matches!(segment, "l" | "cb" | "r" | "invite") {
            shown.push_str("/…");
            return shown;
        }
    }
    match shown.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}…", shown.get(..end).unwrap_or_default()),
        None => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn tokens_and_states_stay_out_of_logs() {
        for (given, shown) in [
            ("/l/abc", "/l/…"),
            ("/l/abc/go", "/l/…"),
            ("/cb/abc", "/cb/…"),
            ("/r/abc/", "/r/…"),
            ("/invite/abc", "/invite/…"),
            ("//l//abc", "//l/…"),
            ("/p/demo/links/lnk_0", "/p/demo/links/lnk_0"),
            ("/", "/"),
        ] {
            assert_eq!(path(given), shown);
        }
        assert_eq!(
            path(&format!("/{}", "x".repeat(500))).chars().count(),
            MAX_CHARS_AND_MARK
        );
    }

    const MAX_CHARS_AND_MARK: usize = super::MAX_CHARS + 1;
}
