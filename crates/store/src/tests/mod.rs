//! What the store promises, on SQLite and on PostgreSQL.

mod attempts;
mod audit;
mod authorizers;
mod calls;
mod component;
mod concurrency;
mod conflict_list;
mod conflicts;
mod filters;
mod kit;
mod limits;
mod links;
mod lists;
mod paging;
mod people;
mod plans;
mod plans_filters;
mod plans_pushes;
mod pushes;
mod reconciliation;
mod schema;
mod scope;
mod sealing;
mod search;
mod staff;
mod transactions;
