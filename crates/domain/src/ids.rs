//! Identifiers: UUID v7 as text behind a short prefix (`lnk_018f…`), a type for each kind of thing.
//!
//! They sort by time of birth, tell in a log what they name, and cannot be mixed up.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// A text that is not an identifier of the expected kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier that begins with {prefix}_")]
pub struct BadId {
    /// The prefix that was expected.
    pub prefix: &'static str,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// What every identifier of this kind begins with, before the underscore.
            pub const PREFIX: &'static str = $prefix;

            /// A new identifier, from the moment of birth and ten random bytes.
            #[must_use]
            pub fn new(now: Timestamp, random: [u8; 10]) -> Self {
                let uuid = uuid::Builder::from_unix_timestamp_millis(now.millis().unsigned_abs(), &random).into_uuid();
                Self(format!("{}_{}", Self::PREFIX, uuid.simple()))
            }

            /// The identifier as it is stored and shown.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                let bad = BadId { prefix: Self::PREFIX };
                let rest = text.strip_prefix(Self::PREFIX).and_then(|rest| rest.strip_prefix('_')).ok_or(bad)?;
                let plain = rest.len() == 32 && rest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
                if plain { Ok(Self(text.to_owned())) } else { Err(bad) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A platform: one component_appid with its customers, staff, links, authorizers and audit trail. The tenant.
    PlatformId = "plt";
    /// A person who signs in to the console.
    PersonId = "prs";
    /// A customer of a platform.
    CustomerId = "cus";
    /// An authorization link.
    LinkId = "lnk";
    /// One press of a link's button.
    AttemptId = "atm";
    /// An account that granted (or once granted) the platform something.
    AuthorizerId = "ath";
    /// func_info as WeChat reported it at a moment.
    SnapshotId = "snp";
    /// A set that was expected and is lacking.
    ConflictId = "cft";
    /// A comparison of a platform's book with what WeChat says.
    ReconciliationId = "rcn";
    /// Something that such a comparison found.
    FindingId = "fnd";
    /// A push in the inbox.
    PushId = "psh";
    /// A call to WeChat.
    CallId = "cal";
    /// A rehearsal of the release check.
    RehearsalId = "rhs";
    /// An invitation to work on a platform.
    InvitationId = "inv";
    /// An entry of the audit trail.
    AuditId = "aud";
    /// What was typed into a form that was refused, kept for a few minutes.
    FlashId = "fls";
    /// A request to the console, as logs and the audit trail name it.
    RequestId = "req";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_and_survive_a_round_trip() {
        let early = LinkId::new(Timestamp::from_millis(1_000), [255; 10]);
        let late = LinkId::new(Timestamp::from_millis(2_000), [0; 10]);
        assert!(early < late);
        assert_eq!(early.as_str().parse::<LinkId>(), Ok(early.clone()));
        assert_eq!(
            serde_json::from_str::<LinkId>(&serde_json::to_string(&late).unwrap()).unwrap(),
            late
        );
    }

    #[test]
    fn a_foreign_or_mangled_id_is_refused() {
        let link = LinkId::new(Timestamp::from_millis(1), [1; 10]);
        assert!(link.as_str().parse::<CustomerId>().is_err());
        for text in [
            "",
            "lnk",
            "lnk_",
            "lnk_XYZ",
            "lnk_0123456789abcdef0123456789abcdeF",
            "cus_0",
        ] {
            assert!(text.parse::<LinkId>().is_err(), "{text:?}");
        }
    }
}
