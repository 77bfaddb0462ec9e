//! Pushes: taken in durably, then worked off.

mod echo;
mod grant;
mod keys;
mod kind;
mod message;
mod receive;
mod retention;
mod revocation;
mod tally;
mod ticket;
mod work;
mod worked;
mod worker;

pub(crate) use keys::KeyCache;
pub(crate) use tally::Tally;
pub(crate) use worked::{Worked, why_of};

/// What a push is answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PushAnswer {
    /// It is in the inbox (or was before): `success`.
    Accepted,
    /// It was taken in, and this is to be answered, as it stands: a sealed reply, or nothing.
    Replied(String),
    /// It is not WeChat's, or not for this platform. Carries the reason as it is counted.
    Refused(&'static str),
    /// No platform has such a push URL.
    UnknownPlatform,
    /// It could not be stored: WeChat must send it again.
    Failed,
}
