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

// Pages that people go between often come together: each area is one step of loading. What areas share is cut out of
// them by the build.
crate::lazy::areas! {
    entry: sign_in::SignInPage, join::JoinPage;
    home: platforms::Platforms, overview::OverviewPage;
    customer_pages: customers::CustomersPage, customers::CustomerPage, customers::NewCustomerPage, customers::EditCustomerPage,
        customers::ImportCustomersPage;
    link_pages: links::LinksPage, links::LinkPage, links::NewLinkPage;
    grants: authorizers::AuthorizersPage, authorizers::AuthorizerPage, conflicts::ConflictsPage, conflicts::ConflictPage;
    people: account::AccountPage, staff::StaffPage, staff::InvitePage, staff::InvitationPage, staff::PersonPage;
    wechat_pushes: wechat::HealthPage, wechat::PushesPage, wechat::PushPage;
    wechat_calls: wechat::CallsPage, wechat::TokensPage, wechat::ReconciliationPage, wechat::ReconciliationReportPage;
    release: wechat::ReleasePage;
    trail: audit::AuditPage, audit::AuditEntryPage;
    set_up: settings::SettingsPage, settings::NewPlatformPage;
}
