//! The console's addresses.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    frame::Framed,
    load::Refresh,
    pages::{
        AccountPage, AuditEntryPage, AuditPage, AuthorizerPage, AuthorizersPage, CallsPage,
        ConflictPage, ConflictsPage, CustomerPage, CustomersPage, EditCustomerPage, HealthPage,
        ImportCustomersPage, InvitationPage, InvitePage, JoinPage, LinkPage, LinksPage,
        NewCustomerPage, NewLinkPage, NewPlatformPage, NotFound, OverviewPage, PersonPage,
        Platforms, PushPage, PushesPage, QuotasPage, ReconciliationPage, ReconciliationReportPage,
        ReleasePage, SettingsPage, SignInPage, StaffPage, TokensPage,
    },
    prefs::Prefs,
    ui::{
        hydrated::mark_hydrated,
        toast::{ToastRegion, Toaster},
    },
};

/// The whole console. Every route renders completely on the server (`SsrMode::Async`): pages work without scripts.
/// Nothing outside the routes loads data: the server lists the routes without a request.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(Prefs::here());
    Toaster::provide();
    Refresh::provide();
    mark_hydrated();
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
                <Route path=path!("/invite/:token") view=JoinPage ssr=SsrMode::Async />
                <ParentRoute path=path!("") view=Framed ssr=SsrMode::Async>
                    <Route path=path!("") view=Platforms ssr=SsrMode::Async />
                    <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform") view=OverviewPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/customers") view=CustomersPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/customers/new") view=NewCustomerPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/customers/import") view=ImportCustomersPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/customers/:id") view=CustomerPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/customers/:id/edit") view=EditCustomerPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/links") view=LinksPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/links/new") view=NewLinkPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/links/:id") view=LinkPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/authorizers") view=AuthorizersPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/authorizers/:id") view=AuthorizerPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/conflicts") view=ConflictsPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/conflicts/:id") view=ConflictPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/wechat") view=HealthPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/wechat/pushes") view=PushesPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/wechat/release") view=ReleasePage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/wechat/pushes/:id") view=PushPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/wechat/calls") view=CallsPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/wechat/quotas") view=QuotasPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/wechat/tokens") view=TokensPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/wechat/reconciliation") view=ReconciliationPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/wechat/reconciliation/:id") view=ReconciliationReportPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/staff") view=StaffPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/staff/invite") view=InvitePage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/staff/invitations/:id") view=InvitationPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/staff/:id") view=PersonPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/audit") view=AuditPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/settings") view=SettingsPage ssr=SsrMode::Async />
                    <Route path=path!("/platforms/new") view=NewPlatformPage ssr=SsrMode::Async />
                    <Route path=path!("/p/:platform/audit/:id") view=AuditEntryPage ssr=SsrMode::Async />
                </ParentRoute>
            </Routes>
        </Router>
        <ToastRegion />
    }
}
