//! Pieces that several pages show: how a link, a set, a failure or an authorizer is drawn.

mod activity;
mod authorizer_table;
mod choices;
mod customer_filter;
mod failure;
mod health;
mod ignored;
mod link_state;
mod link_table;
mod pauses;
mod refused;
mod rival;
mod set_boxes;
mod sets;
mod ticket;

pub use activity::Activity;
pub use authorizer_table::{AuthorizerTable, GrantBadges};
pub use choices::{set_choices, with_any};
pub use customer_filter::customer_filter;
pub use failure::{FailureNote, because, in_words};
pub use health::{ticket_card, token_card};
pub use ignored::ignored_parts;
pub use link_state::LinkStateBadge;
pub use link_table::LinkTable;
pub use pauses::pauses_banner;
pub use refused::refused_pushes;
pub use rival::rival_banner;
pub use set_boxes::set_boxes;
pub use sets::SetList;
pub use ticket::{TicketBadge, ticket_tone};
