//! Pieces that several pages show: how a link, a set, a failure or an authorizer is drawn.

mod activity;
mod authorizer_table;
mod choices;
mod failure;
mod ignored;
mod link_state;
mod link_table;
mod set_boxes;
mod sets;
mod ticket;

pub use activity::Activity;
pub use authorizer_table::{AuthorizerTable, GrantBadges};
pub use choices::{set_choices, with_any};
pub use failure::FailureNote;
pub use ignored::ignored_parts;
pub use link_state::LinkStateBadge;
pub use link_table::LinkTable;
pub use set_boxes::set_boxes;
pub use sets::SetList;
pub use ticket::{TicketBadge, ticket_tone};
