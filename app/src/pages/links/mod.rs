//! Authorization links: list, form, page.

mod attempts;
mod detail;
mod list;
mod new;

pub use detail::LinkPage;
pub use list::LinksPage;
pub use new::NewLinkPage;
