//! How it stands with tokens, and renewing them at staff's wish.

mod book;
mod own;
mod read;
mod renew;

pub(super) use read::rival_view;
