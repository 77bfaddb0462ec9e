//! WeChat's quotas: counted, asked for, cleared.

mod ask;
mod book;
mod clear;
mod read;
mod resume;

pub(super) use read::{pause_view, pauses_of};

/// How often quotas can be cleared in a month, here and in WeChat's console together (`docs/wechat.md` §3.9).
const CLEARS_MAX: i64 = 10;
