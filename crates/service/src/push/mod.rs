//! Pushes: taken in durably, then worked off.

mod echo;
mod grant;
mod keys;
mod message;
mod receive;
mod retention;
mod revocation;
mod ticket;
mod work;
mod worked;
mod worker;

pub(crate) use keys::KeyCache;

/// What a push is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushAnswer {
    /// It is in the inbox (or was before): `success`.
    Accepted,
    /// It is not WeChat's, or not for this platform. Carries the reason as it is counted.
    Refused(&'static str),
    /// No platform has such a push URL.
    UnknownPlatform,
    /// It could not be stored: WeChat must send it again.
    Failed,
}
