//! What handlers and layers share.

mod arrival;
mod assets;
mod audit_file;
mod client;
mod cookies;
mod notice;
mod policy;
mod redact;
mod state;
mod table;

pub use arrival::{Arrival, Browser, user_agent};
pub use assets::{is_hashed, read_assets};
pub use audit_file::{audit_head, audit_lines, audit_tail};
pub use client::client_address;
pub use cookies::{cookie, preference_cookie, prefs};
pub use notice::Notice;
pub use policy::{Policy, is_stand_in};
pub use redact::path as redacted_path;
pub use state::Web;
pub use table::{Route, Table};
