//! The log of calls to WeChat: noted as they end, written a little later, many at a time.

mod log;
mod observer;
mod pauses;
mod write;

pub(crate) use log::CallLog;
pub(crate) use observer::PlatformCalls;
pub(crate) use pauses::Pauses;
