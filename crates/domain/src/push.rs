//! Pushes of WeChat's: where each stands, and what came of it.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where a push stands.
    PushState {
        /// It waits to be processed, or is being processed.
        Waiting = "pending",
        /// Its effects are in the book.
        Done = "done",
        /// Given up: staff have to look at it.
        Dead = "dead",
        /// Given up, and staff put it aside.
        Dismissed = "dismissed",
    }
}

vocabulary! {
    /// What processing a push came to.
    PushOutcome {
        /// The ticket is the newest.
        TicketKept = "ticket_kept",
        /// A newer ticket was here already.
        TicketOlder = "ticket_older",
        /// The grant stands in the book.
        GrantRecorded = "grant_recorded",
        /// The code is with the attempt that it belongs to, which is tried by itself.
        CodeHandedOver = "code_handed_over",
        /// The code's grant had come to the book by another way.
        CodeNotNeeded = "code_not_needed",
        /// The code is void, and the account has granted or revoked again since.
        Overtaken = "overtaken",
        /// The account's grant is revoked.
        GrantRevoked = "grant_revoked",
        /// It tells of a grant before the newest, or of one that is revoked already.
        RevocationOld = "revocation_old",
        /// The account was never in the book.
        AccountUnknown = "account_unknown",
        /// Nothing had to be done.
        Noted = "noted",
    }
}

vocabulary! {
    /// How a try ended that is not the newest of its push.
    TryEnd {
        /// It is tried again.
        Later = "later",
        /// Given up.
        Dead = "dead",
        /// Whoever worked on it went away.
        Interrupted = "interrupted",
        /// Done; staff had it processed again.
        Done = "done",
    }
}

vocabulary! {
    /// Which pair of Token and EncodingAESKey opened a push.
    KeyPair {
        /// The one in force.
        Current = "current",
        /// The one before, kept until staff retire it.
        Previous = "previous",
        /// The test configuration's.
        Test = "test",
    }
}

vocabulary! {
    /// Which of our addresses a push came to.
    CameBy {
        /// 授权事件接收URL.
        Events = "events",
        /// 消息与事件接收URL.
        Messages = "messages",
    }
}

/// The InfoType of a ticket.
pub const TICKET: &str = "component_verify_ticket";

/// The kind of the message that brings a code, when an account goes live on all of WeChat.
pub const QUERY_AUTH_CODE: &str = "QUERY_AUTH_CODE";

/// The kinds whose work calls WeChat: a code is exchanged.
pub const CALLING: [&str; 4] = [
    "authorized",
    "updateauthorized",
    "notify_third_fasteregister",
    QUERY_AUTH_CODE,
];

/// After so many tries a push is given up. With pauses of up to five minutes that is longer than any code lives.
pub const MOST_TRIES: i64 = 20;

/// Refused pushes are told of for so many days: what was last seen before that is not a trouble of today.
pub const REFUSED_DAYS: i64 = 3;

/// When the event happened, in milliseconds: CreateTime, where it makes sense beside the time of receipt. It orders the
/// pushes of one account.
#[must_use]
pub fn event_millis(create_time: Option<i64>, received_millis: i64) -> i64 {
    /// Clocks may differ, and a push may be repeated for a while; more than a day is no time.
    const DAY_MILLIS: i64 = 86_400_000;
    create_time
        .and_then(|secs| secs.checked_mul(1_000))
        .filter(|at| *at > 0 && *at < received_millis.saturating_add(DAY_MILLIS))
        .unwrap_or(received_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_ordered_by_its_create_time_where_that_makes_sense() {
        let received = 1_790_000_000_000;
        assert_eq!(
            event_millis(Some(1_789_999_990), received),
            1_789_999_990_000
        );
        assert_eq!(event_millis(Some(1_000), received), 1_000_000);
        for nonsense in [None, Some(0), Some(-5), Some(i64::MAX), Some(1_790_900_000)] {
            assert_eq!(event_millis(nonsense, received), received, "{nonsense:?}");
        }
    }
}
