use async_trait::async_trait;
use console::{
    AuditRow, AuthorizerDetail, AuthorizerRow, Ctx, CustomerDetail, CustomerRow, Fault, LinkDetail,
    LinkForm, LinkRow, NewCustomer, NewLink, Overview, Person, PlatformDesk, Refusal,
};
use domain::{
    ids::{AuthorizerId, CustomerId, LinkId},
    list::{AuditFilter, AuthorizerFilter, CustomerFilter, LinkFilter, Page},
};
use store::{PlatformRow, PlatformStore, StoreError};

use crate::core::{Service, fault};

/// The capability: holding one proves that its person may work on its platform.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    pub(crate) service: Service,
    pub(crate) platform: PlatformRow,
    pub(crate) person: Person,
}

impl Desk {
    /// The platform's rows.
    pub(crate) fn rows(&self) -> PlatformStore<'_> {
        self.service.store().platform(&self.platform.id)
    }
}

/// What was read, or what the visitor may know of why not.
fn answer<T>(ctx: &Ctx, doing: &'static str, result: Result<T, StoreError>) -> Result<T, Fault> {
    result.map_err(|error| fault(ctx, doing, error))
}

#[async_trait]
impl PlatformDesk for Desk {
    async fn overview(&self, ctx: &Ctx) -> Result<Overview, Fault> {
        answer(ctx, "reading the overview", self.read_overview(ctx).await)
    }

    async fn customers(
        &self,
        ctx: &Ctx,
        filter: &CustomerFilter,
    ) -> Result<Page<CustomerRow>, Fault> {
        answer(ctx, "listing customers", self.list_customers(filter).await)
    }

    async fn customer(&self, ctx: &Ctx, id: &CustomerId) -> Result<CustomerDetail, Fault> {
        answer(ctx, "reading a customer", self.read_customer(ctx, id).await)
    }

    async fn add_customer(&self, ctx: &Ctx, new: &NewCustomer) -> Result<CustomerId, Refusal> {
        self.write_customer(ctx, new).await
    }

    async fn links(&self, ctx: &Ctx, filter: &LinkFilter) -> Result<Page<LinkRow>, Fault> {
        answer(ctx, "listing links", self.list_links(ctx, filter).await)
    }

    async fn link(&self, ctx: &Ctx, id: &LinkId) -> Result<LinkDetail, Fault> {
        answer(ctx, "reading a link", self.read_link(ctx, id).await)
    }

    async fn link_form(&self, ctx: &Ctx, customer: Option<&CustomerId>) -> Result<LinkForm, Fault> {
        answer(
            ctx,
            "reading what a link can be made of",
            self.read_link_form(ctx, customer).await,
        )
    }

    async fn make_link(&self, ctx: &Ctx, new: &NewLink) -> Result<LinkId, Refusal> {
        self.write_link(ctx, new).await
    }

    async fn authorizers(
        &self,
        ctx: &Ctx,
        filter: &AuthorizerFilter,
    ) -> Result<Page<AuthorizerRow>, Fault> {
        answer(
            ctx,
            "listing authorizers",
            self.list_authorizers(filter).await,
        )
    }

    async fn authorizer(&self, ctx: &Ctx, id: &AuthorizerId) -> Result<AuthorizerDetail, Fault> {
        answer(ctx, "reading an authorizer", self.read_authorizer(id).await)
    }

    async fn assign_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        customer: &str,
    ) -> Result<(), Refusal> {
        self.write_assignment(ctx, id, customer).await
    }

    async fn audit(&self, ctx: &Ctx, filter: &AuditFilter) -> Result<Page<AuditRow>, Fault> {
        answer(
            ctx,
            "reading the audit trail",
            self.list_audit(filter).await,
        )
    }
}
