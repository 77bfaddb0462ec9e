//! The whole-network release check (docs/wechat.md §6), with WeChat's part played whole: test accounts grant, write,
//! wait for their answers, and revoke.

mod accounts;
mod ask;
mod check;
mod sheet;

pub(crate) use accounts::tester;
pub use sheet::{ReleaseRow, ReleaseSheet};
