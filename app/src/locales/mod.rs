//! Every text that people read, Chinese first, English beside it: one file an area.
//!
//! `words!` makes a type of two tables, so a text without its translation does not compile. Texts with parameters
//! stand under `with` and become methods. A page says `let t = words::Links::here();` and then `t.title`.

mod macros;

pub mod account;
pub mod audit;
pub mod audit_facts;
pub mod audit_page;
pub mod authorizers;
pub mod calls;
pub mod conflicts;
pub mod customers;
pub mod errors;
pub mod failures;
pub mod kinds;
pub mod links;
pub mod options;
pub mod overview;
pub mod problems;
pub mod push_log;
pub mod pushes;
pub mod quotas;
pub mod reconciliation;
pub mod release;
pub mod settings;
pub mod shell;
pub mod sign_in;
pub mod staff;
pub mod states;
pub mod stuck;
pub mod time;
pub mod tokens;
pub mod visit;
pub mod wechat;

use crate::prefs::{Lang, Prefs};

/// The visitor's language.
#[must_use]
pub fn lang() -> Lang {
    Prefs::here().lang
}

/// The text for the visitor's language, where a table would be too much.
#[must_use]
pub fn pick(zh: &'static str, en: &'static str) -> &'static str {
    match lang() {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
