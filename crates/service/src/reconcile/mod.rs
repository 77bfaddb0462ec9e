//! Reconciliation: the book compared with what WeChat says, account by account, for pushes may be lost. What can be
//! mended is mended, each mend with its entry in the trail; the rest is reported.

mod ask;
mod compare;
mod list;
mod look;
mod outcome;
mod profile;
mod run;
mod schedule;

pub(crate) use schedule::Beginning;
