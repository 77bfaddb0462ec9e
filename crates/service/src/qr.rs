use std::fmt::Write as _;

use console::QrCode;

/// Modules of quiet around the code, as the standard asks.
const QUIET: usize = 4;

/// The text as a QR code; an empty one when it is too long for any.
pub(crate) fn qr_code(text: &str) -> QrCode {
    let Ok(code) = fast_qr::QRBuilder::new(text).build() else {
        return QrCode {
            size: 0,
            path: String::new(),
        };
    };
    let mut path = String::new();
    for y in 0..code.size {
        // Runs of dark modules are drawn as one bar, which keeps the page small.
        let mut x = 0;
        while x < code.size {
            let run = (x..code.size)
                .take_while(|x| code[y].get(*x).is_some_and(|module| module.value()))
                .count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    QrCode {
        size: u32::try_from(code.size + 2 * QUIET).unwrap_or(0),
        path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corner_pattern_is_drawn_behind_the_quiet_zone() {
        let code = qr_code("https://example.com/l/abc");
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert_eq!(
            code.size % 4,
            1,
            "17 modules and four more a version, and eight of quiet"
        );
        assert_eq!(qr_code(&"x".repeat(10_000)).size, 0);
    }
}
