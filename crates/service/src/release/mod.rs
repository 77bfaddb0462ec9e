//! The whole-network release (`docs/wechat.md` §6): WeChat's test accounts, and rehearsals of its check.

mod by_api;
mod grants;
mod mark;
mod rehearse;

pub(crate) use by_api::CODE_LIFE_SECS;
pub(crate) use mark::Mark;
pub(crate) use rehearse::results_of;
