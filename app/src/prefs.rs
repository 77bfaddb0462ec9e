//! What a visitor chose: language and theme. Two cookies, read by the server before the page is rendered.
//!
//! The browser's half reads the same two values back from `<html lang data-theme>`, so both halves render the same
//! first DOM. They are changed by a plain form (`POST /preferences`), which works without scripts.

use leptos::prelude::*;

/// Names the language cookie.
pub const LANG_COOKIE: &str = "gb_lang";
/// Names the theme cookie.
pub const THEME_COOKIE: &str = "gb_theme";

/// The languages of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Simplified Chinese, what staff and customers speak.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, the first one first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The value of the cookie, of the form and of `<html lang>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// Its name in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::En => "English",
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device prefers.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The value of the cookie, of the form and of `<html data-theme>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// Language and theme of this visitor. On the server it comes by context, from the layer that reads the cookies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prefs {
    /// The language of every text.
    pub lang: Lang,
    /// Light, dark, or as the device prefers.
    pub theme: Theme,
}

impl Prefs {
    /// From the values of the two cookies; what is missing or strange falls back to the usual.
    #[must_use]
    pub fn from_codes(lang: Option<&str>, theme: Option<&str>) -> Self {
        Self {
            lang: lang.and_then(Lang::from_code).unwrap_or_default(),
            theme: theme.and_then(Theme::from_code).unwrap_or_default(),
        }
    }

    /// The visitor's choice: from context, or else (in the browser) from the attributes that the server rendered.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::from_document)
    }

    #[cfg(feature = "ssr")]
    fn from_document() -> Self {
        Self::default()
    }

    #[cfg(not(feature = "ssr"))]
    fn from_document() -> Self {
        let html = document().document_element();
        let attribute = |name: &str| html.as_ref().and_then(|html| html.get_attribute(name));
        Self::from_codes(
            attribute("lang").as_deref(),
            attribute("data-theme").as_deref(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strange_cookies_fall_back() {
        assert_eq!(
            Prefs::from_codes(None, None),
            Prefs {
                lang: Lang::Zh,
                theme: Theme::Auto
            }
        );
        assert_eq!(
            Prefs::from_codes(Some("\"><script>"), Some("dark")),
            Prefs {
                lang: Lang::Zh,
                theme: Theme::Dark
            }
        );
        assert_eq!(
            Prefs::from_codes(Some("en"), Some("")),
            Prefs {
                lang: Lang::En,
                theme: Theme::Auto
            }
        );
    }
}
