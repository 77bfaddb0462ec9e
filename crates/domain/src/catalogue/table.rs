//! One line an entry: id, exclusivity, whether it is retired, name and purpose in both languages.

/// Declares permission sets, family by family, ascending by id:
/// `Family { id Exclusivity [retired] "名称" = "Name": "用途" = "Purpose"; … }`.
macro_rules! sets {
    ($($family:ident { $(
        $id:literal $exclusivity:ident $($retired:ident)? $zh:literal = $en:literal : $purpose_zh:literal = $purpose_en:literal;
    )* })*) => {
        &[$($(super::PermissionSet {
            id: $id,
            zh: $zh,
            en: $en,
            purpose_zh: $purpose_zh,
            purpose_en: $purpose_en,
            family: crate::account::SetFamily::$family,
            exclusivity: super::Exclusivity::$exclusivity,
            retired: sets!(@ $($retired)?),
        },)*)*]
    };
    (@ retired) => { true };
    (@) => { false };
}
