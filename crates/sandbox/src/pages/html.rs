use axum::response::{Html, IntoResponse as _, Response};

/// Scripts and foreign content stay out. `form-action` is left open: confirming leads back to the platform.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

/// `text`, safe between tags and inside quoted attributes.
pub(super) fn esc(text: &str) -> String {
    text.chars()
        .fold(String::with_capacity(text.len()), |mut out, character| {
            match character {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                other => out.push(other),
            }
            out
        })
}

/// A page for a phone: one card.
pub(super) fn page(title: &str, body: &str) -> Response {
    document(
        title,
        &format!("<main class=\"card\"><h1>{}</h1>{body}</main>", esc(title)),
    )
}

/// A page for a desk.
pub(super) fn wide_page(title: &str, body: &str) -> Response {
    document(
        title,
        &format!("<main class=\"wide\"><h1>{}</h1>{body}</main>", esc(title)),
    )
}

fn document(title: &str, main: &str) -> Response {
    let document = format!(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{} · 沙箱</title>\
         <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/sandbox/style.css\"></head>\
         <body><p class=\"banner\">沙箱 · 非微信官方</p>{main}</body></html>\n",
        esc(title)
    );
    let headers = [
        ("content-security-policy", POLICY),
        ("referrer-policy", "same-origin"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
    ];
    (headers, Html(document)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_leave_their_place() {
        assert_eq!(
            esc("<a href='x'>\"&\"</a>"),
            "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;"
        );
    }
}
