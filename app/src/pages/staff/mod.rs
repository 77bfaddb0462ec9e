//! The people of a platform: list, page of one, invitations.

mod invitation;
mod invite;
mod list;
mod person;
mod standing;

pub use invitation::InvitationPage;
pub use invite::InvitePage;
pub use list::StaffPage;
pub use person::PersonPage;
