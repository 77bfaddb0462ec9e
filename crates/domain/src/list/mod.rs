//! Lists: filters (which are also the URL's query) and paging by key.

mod audit;
mod authorizers;
mod calls;
mod conflicts;
mod customers;
mod findings;
mod links;
mod page;
mod pushes;
mod reading;
mod staff;
mod tokens;
mod typed;

pub use audit::AuditFilter;
pub use authorizers::{AuthorizerFilter, AuthorizerView};
pub use calls::{CallFilter, CallsEnded};
pub use conflicts::{ConflictFilter, ConflictState};
pub use customers::{CustomerFilter, CustomerView};
pub use findings::FindingFilter;
pub use links::LinkFilter;
pub use page::{BadCursor, COUNTED, Cursor, PAGE_SIZE, Page, counted};
pub use pushes::PushFilter;
pub use reading::{Reading, SEARCH_MAX, yes_no};
pub use staff::StaffFilter;
pub use tokens::{TokenFilter, TokenView};
pub use typed::TypedCustomer;
