//! A rehearsal: WeChat's part of the release check, played against our own public address.

mod judge;
mod play;
mod run;
mod sheet;

pub(crate) use sheet::results_of;
