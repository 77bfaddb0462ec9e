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

pub use not_found::NotFound;

// Each area is one step of loading: a list, what is opened from it, what goes with that. What areas share is cut out of
// them by the build.
crate::lazy::areas! {
    entry: sign_in::SignInPage, join::JoinPage;
    home: platforms::Platforms, overview::OverviewPage;
    customer_list: customers::CustomersPage;
    customer: customers::CustomerPage, customers::NewCustomerPage, customers::EditCustomerPage;
    customer_import: customers::ImportCustomersPage;
    link_list: links::LinksPage;
    link: links::LinkPage;
    link_new: links::NewLinkPage;
    authorizer_list: authorizers::AuthorizersPage;
    authorizer: authorizers::AuthorizerPage;
    conflict_list: conflicts::ConflictsPage;
    conflict: conflicts::ConflictPage;
    people: account::AccountPage, staff::StaffPage, staff::InvitePage, staff::InvitationPage, staff::PersonPage;
    health: wechat::HealthPage;
    push_log: wechat::PushesPage, wechat::PushPage;
    call_log: wechat::CallsPage;
    token_list: wechat::TokensPage;
    quotas: wechat::QuotasPage;
    reconciliation: wechat::ReconciliationPage, wechat::ReconciliationReportPage;
    release: wechat::ReleasePage;
    trail: audit::AuditPage, audit::AuditEntryPage;
    set_up: settings::SettingsPage, settings::NewPlatformPage;
}
