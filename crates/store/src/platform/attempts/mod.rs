//! Attempts: reading them, recording them, and their way to an end.

mod begin;
mod end;
mod failed;
mod origins;
mod read;

pub(crate) use read::attempt_row;

use crate::keys::Slot;

/// The secret in the callback's path: only its HMAC is stored.
pub(crate) const STATE: Slot = Slot::new("attempt", "state");
const PRE_AUTH_CODE: Slot = Slot::new("attempt", "pre_auth_code");
const AUTH_CODE: Slot = Slot::new("attempt", "auth_code");
