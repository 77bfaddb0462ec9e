//! Customers: list, form, page.

mod detail;
mod list;
mod new;

pub use detail::CustomerPage;
pub use list::CustomersPage;
pub use new::NewCustomerPage;
