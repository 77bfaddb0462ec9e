//! Rows as the database has them, a file for each table. They never leave this crate.

pub(crate) mod attempt;
pub(crate) mod audit_event;
pub(crate) mod authorizer;
pub(crate) mod authorizer_set;
pub(crate) mod authorizer_tag;
pub(crate) mod component_state;
pub(crate) mod conflict;
pub(crate) mod customer;
pub(crate) mod flash;
pub(crate) mod installation;
pub(crate) mod invitation;
pub(crate) mod known_network;
pub(crate) mod link;
pub(crate) mod membership;
pub(crate) mod person;
pub(crate) mod platform;
pub(crate) mod push;
pub(crate) mod push_pair;
pub(crate) mod push_pair_use;
pub(crate) mod push_refusal;
pub(crate) mod push_try;
pub(crate) mod rate_limit;
pub(crate) mod search_gram;
pub(crate) mod session;
pub(crate) mod snapshot;
pub(crate) mod tag;
