//! The inbox: pushes put down, taken up one after another, listed, processed again, and removed when they are old.

mod again;
mod claim;
mod finish;
mod list;
mod put;
mod remove;
mod tickets;

use crate::keys::Slot;

pub(crate) const BODY: Slot = Slot::new("push", "body");

/// No push of the same account that happened before it waits: those go first, on all nodes.
pub(crate) const FIRST_OF_ACCOUNT: &str = "NOT EXISTS (SELECT 1 FROM push AS older WHERE older.state = 'pending' \
     AND older.platform_id = push.platform_id AND older.appid = push.appid \
     AND (older.event_at, older.id) < (push.event_at, push.id))";
