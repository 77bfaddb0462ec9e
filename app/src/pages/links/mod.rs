//! Authorization links: list, form, page.

mod actions;
mod attempts;
mod detail;
mod filters;
mod list;
mod new;
mod note;
mod stuck;

pub use detail::LinkPage;
pub use list::LinksPage;
pub use new::NewLinkPage;
