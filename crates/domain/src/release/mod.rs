//! The whole-network release (全网发布, `docs/wechat.md` §6): the accounts with which WeChat checks a platform, what it
//! asks, and the sheet of a rehearsal.
//!
//! WeChat grants and revokes with those accounts itself. They are nobody's customers: nothing of them stands in the book.

mod accounts;
mod check;
mod sheet;

pub use accounts::{GROUPS, TestAccount, is_test_account, is_test_mini_program};
pub use check::{Check, TEXT, api_text, query_text};
pub use sheet::{Case, CaseResult, LIMIT_MS, Trouble};
