//! The table macro.

/// Declares a table of texts in both languages.
///
/// ```ignore
/// words! {
///     /// Words of the links' pages.
///     pub struct Links {
///         title: "授权链接", "Authorization links";
///     }
///     with {
///         uses(n: u32): "已用 {n} 次", "Used {n} times";
///     }
/// }
/// let t = Links::here();
/// (t.title, t.uses(2))
/// ```
#[macro_export]
macro_rules! words {
    (
        $(#[$doc:meta])*
        pub struct $table:ident { $($name:ident : $zh:literal, $en:literal;)* }
        $(with { $($fun:ident ( $($arg:ident : $ty:ty),* ) : $fzh:literal, $fen:literal;)* })?
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $table {
            lang: $crate::prefs::Lang,
            $(#[doc = $zh] pub $name: &'static str,)*
        }

        impl $table {
            const ZH: Self = Self { lang: $crate::prefs::Lang::Zh, $($name: $zh,)* };
            const EN: Self = Self { lang: $crate::prefs::Lang::En, $($name: $en,)* };

            /// The table in the given language.
            #[must_use]
            pub const fn of(lang: $crate::prefs::Lang) -> &'static Self {
                match lang {
                    $crate::prefs::Lang::Zh => &Self::ZH,
                    $crate::prefs::Lang::En => &Self::EN,
                }
            }

            /// The table in the visitor's language.
            #[must_use]
            pub fn here() -> &'static Self {
                Self::of($crate::locales::lang())
            }

            /// The language of this table.
            #[must_use]
            pub const fn lang(&self) -> $crate::prefs::Lang {
                self.lang
            }

            $($(
                #[doc = $fzh]
                #[must_use]
                pub fn $fun(&self, $($arg: $ty),*) -> String {
                    match self.lang {
                        $crate::prefs::Lang::Zh => format!($fzh),
                        $crate::prefs::Lang::En => format!($fen),
                    }
                }
            )*)?
        }
    };
}
