//! What a person at the console can see and do.
//!
//! Views and inputs, and the capability traits that pages may call. No implementation: `service` has it. A page asks
//! the [`Doors`] once for what its visitor may do, gets a capability or a [`Fault`], and code without that capability
//! cannot even name the action.
#![warn(missing_docs)]

mod books;
mod ctx;
mod doors;
mod refusal;
mod views;

pub use books::{
    AuditExport, AuditTrail, AuthorizerBook, CallBook, ConflictBook, CustomerBook, LinkBook,
    OptionBook, PlatformDesk, PushBook, QuotaBook, ReconciliationBook, ReleaseBook, SettingsBook,
    StaffBook, TokenBook,
};
pub use ctx::{Ctx, Person, Who};
pub use doors::{CustomerDesk, Doors, SessionToken, StaffDesk, VisitorDesk};
pub use refusal::{Fault, FieldError, Flash, Refusal, Rejected};
pub use views::*;
