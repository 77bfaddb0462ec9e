//! Enums that are a list of words: each has a code, by which it is stored, sent and filtered.

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$word_doc])* #[serde(rename = $code)] $word,)*
        }

        impl $name {
            /// Every word of it.
            pub const ALL: &[Self] = &[$(Self::$word,)*];

            /// As it is stored, exported and filtered by.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$word => $code,)* }
            }

            /// From what [`Self::code`] wrote.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$word),)* _ => None }
            }
        }
    };
}
pub(crate) use vocabulary;
