//! Authorizers: reading them, their list, what happens to their grants, what staff say to them, and their tokens.

mod claim;
mod decide;
mod find;
mod grant;
mod list;
mod listed;
mod options;
mod read;
mod renewals;
mod suspect;
mod tags;
mod tokens;

pub use decide::Decision;
pub(crate) use list::condition_of;
pub(crate) use read::authorizer_name;
pub(in crate::platform) use tokens::REFRESH;
