//! Customers: list, forms, page, import.

mod detail;
mod edit;
mod import;
mod list;
mod new;
mod preview;

pub use detail::CustomerPage;
pub use edit::EditCustomerPage;
pub use import::ImportCustomersPage;
pub use list::CustomersPage;
pub use new::NewCustomerPage;
