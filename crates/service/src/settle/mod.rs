//! Settling: an authorization code becomes a grant in the book, once.

mod attempt;
mod backoff;
mod conflicts;
mod entry;
mod exchange;
mod grant;
mod profile;
mod reading;

pub(crate) use backoff::{next_at, next_try};
pub(crate) use exchange::{Code, Exchanged};
pub(crate) use grant::Grant;
pub(crate) use profile::update as profile_update;
