//! WeChat's quotas: counted, asked for, cleared.

mod page;
mod table;

pub use page::QuotasPage;
