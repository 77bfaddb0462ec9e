use async_trait::async_trait;
use console::{AuthorizerBook, AuthorizerDetail, AuthorizerRow, Ctx, Fault, ListChoices, Refusal};
use domain::{
    ids::{AuthorizerId, CustomerId},
    list::{AuthorizerFilter, Page},
};

use crate::{core::answer, platform::Desk};

#[async_trait]
impl AuthorizerBook for Desk {
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

    async fn list_choices(
        &self,
        ctx: &Ctx,
        customer: Option<&CustomerId>,
    ) -> Result<ListChoices, Fault> {
        answer(
            ctx,
            "reading what a list can be narrowed to",
            self.read_list_choices(customer).await,
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
}
