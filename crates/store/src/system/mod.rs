//! The door for what cannot know its platform yet.

mod calls;
pub(crate) mod due;
mod flashes;
mod health;
mod installation;
mod limits;
mod pauses;
mod people;
mod platforms;
mod refusals;
mod search;
mod sessions;
mod tokens;
mod trail;

use std::ops::Deref;

pub use due::{Lane, Pending};
#[cfg(test)]
pub(crate) use pauses::live_pauses;
pub(crate) use pauses::pause_row;
pub use sessions::{SESSIONS, session_id};

use crate::store::Access;

/// What can be asked without knowing a platform, and the few changes that stand alone.
pub struct SystemStore<'a> {
    db: Access<'a>,
}

/// The same within a transaction, and the changes that an entry of the audit trail goes with.
pub struct SystemTx<'a>(SystemStore<'a>);

impl<'a> SystemStore<'a> {
    pub(crate) fn new(db: Access<'a>) -> Self {
        Self { db }
    }
}

impl<'a> SystemTx<'a> {
    pub(crate) fn new(db: Access<'a>) -> Self {
        Self(SystemStore::new(db))
    }
}

impl<'a> Deref for SystemTx<'a> {
    type Target = SystemStore<'a>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
