//! Settling: an authorization code becomes a grant in the book, once.

mod attempt;
mod backoff;
mod conflicts;
mod exchange;
mod grant;
mod profile;

pub(crate) use backoff::next_try;
pub(crate) use exchange::Exchanged;
pub(crate) use grant::Grant;
