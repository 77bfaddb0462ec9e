//! The console's pages: an area a folder, a page a file, named for what it shows.

mod account;
mod address;
mod audit;
mod authorizers;
mod conflicts;
mod customers;
mod join;
mod links;
mod not_found;
mod overview;
mod parts;
mod platforms;
mod settings;
mod sign_in;
mod staff;
mod wechat;

pub use account::AccountPage;
pub use audit::{AuditEntryPage, AuditPage};
pub use authorizers::{AuthorizerPage, AuthorizersPage};
pub use conflicts::{ConflictPage, ConflictsPage};
pub use customers::{
    CustomerPage, CustomersPage, EditCustomerPage, ImportCustomersPage, NewCustomerPage,
};
pub use join::JoinPage;
pub use links::{LinkPage, LinksPage, NewLinkPage};
pub use not_found::NotFound;
pub use overview::OverviewPage;
pub use platforms::Platforms;
pub use settings::{NewPlatformPage, SettingsPage};
pub use sign_in::SignInPage;
pub use staff::{InvitationPage, InvitePage, PersonPage, StaffPage};
pub use wechat::{
    CallsPage, HealthPage, PushPage, PushesPage, ReconciliationPage, ReconciliationReportPage,
    TokensPage,
};
