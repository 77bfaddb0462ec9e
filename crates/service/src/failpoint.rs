//! Named steps at which a test can hold a node, and end it as a loss of power would. Nothing in the server arms them; without
//! the feature `failpoints`, which only the whole-system tests turn on, there is nothing here at all.

/// A step, named for what has happened before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Point {
    /// A push is durable; it was not answered.
    PushStored,
    /// A push is leased.
    PushClaimed,
    /// The code of a push is with its attempt; it was not exchanged.
    CodeKept,
    /// WeChat exchanged the code; nothing of that is written.
    CodeExchanged,
    /// The grant is written, and not committed.
    GrantWritten,
    /// The grant is committed; its push may not be ended yet.
    GrantCommitted,
    /// A push of an attempt is ended.
    PushEnded,
    /// What a push says that calls nobody is written, and not committed.
    PushWritten,
    /// A ticket is written, and not committed.
    TicketWritten,
    /// The platform's token is leased; WeChat was not asked.
    ComponentLeased,
    /// WeChat told a new token of the platform's; it is not written.
    ComponentTold,
    /// It is written, and not committed.
    ComponentWritten,
    /// It is committed.
    ComponentCommitted,
    /// An account's token is leased; WeChat was not asked.
    AccountLeased,
    /// WeChat told a new token of an account's; it is not written.
    AccountTold,
    /// It is written, and not committed.
    AccountWritten,
    /// It is committed.
    AccountCommitted,
}

#[cfg(feature = "failpoints")]
mod armed {
    use std::sync::OnceLock;

    use super::Point;

    type Hook = Box<dyn Fn(&str) + Send + Sync>;

    static HOOK: OnceLock<Hook> = OnceLock::new();

    /// Has `hook` called, with the step's name, whenever this process comes to one. Whatever the hook does keeps the step's
    /// thread. The first call counts.
    pub fn arm(hook: impl Fn(&str) + Send + Sync + 'static) {
        // A second hook is of no use to anybody.
        let _ = HOOK.set(Box::new(hook));
    }

    pub(crate) fn reached(point: Point) {
        if let Some(hook) = HOOK.get() {
            hook(&format!("{point:?}"));
        }
    }
}

#[cfg(feature = "failpoints")]
pub use armed::arm;
#[cfg(feature = "failpoints")]
pub(crate) use armed::reached;

/// Nothing happens here.
#[cfg(not(feature = "failpoints"))]
#[inline]
pub(crate) const fn reached(_: Point) {}
