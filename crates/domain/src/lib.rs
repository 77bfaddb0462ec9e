//! Vocabulary and rules of Grantbook.
//!
//! Pure: no input or output, no clock, no randomness — time and random bytes come in as arguments. It compiles to
//! WebAssembly, so the browser and the server speak of the same things. Field terms are WeChat's own
//! (`docs/wechat.md` §1).
#![warn(missing_docs)]

pub mod account;
pub mod attempt;
pub mod audit;
pub mod authorizer;
pub mod call;
pub mod catalogue;
pub mod conflict;
pub mod day;
pub mod device;
pub mod export;
pub mod ids;
pub mod invitation;
pub mod link;
pub mod list;
pub mod option;
pub mod password;
pub mod placement;
pub mod problem;
pub mod push;
pub mod reconciliation;
pub mod release;
pub mod sets;
pub mod text;
pub mod ticket;
pub mod time;
pub mod token;
mod vocabulary;
