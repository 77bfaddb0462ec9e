use async_trait::async_trait;
use domain::{
    ids::{AuthorizerId, CustomerId},
    list::{AuthorizerFilter, Page},
};

use crate::{AuthorizerDetail, AuthorizerRow, Ctx, Fault, ListChoices, Refusal};

/// What staff of a platform may do with its authorizers.
#[async_trait]
pub trait AuthorizerBook: Send + Sync {
    /// A page of authorizers.
    async fn authorizers(
        &self,
        ctx: &Ctx,
        filter: &AuthorizerFilter,
    ) -> Result<Page<AuthorizerRow>, Fault>;
    /// What lists of authorizers and of conflicts can be narrowed to; `customer` is offered first.
    async fn list_choices(
        &self,
        ctx: &Ctx,
        customer: Option<&CustomerId>,
    ) -> Result<ListChoices, Fault>;
    /// One authorizer: facts, sets, what is lacking, and its snapshots.
    async fn authorizer(&self, ctx: &Ctx, id: &AuthorizerId) -> Result<AuthorizerDetail, Fault>;
    /// Gives an authorizer to a customer (`customer`: the id as the form sends it).
    async fn assign_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        customer: &str,
    ) -> Result<(), Refusal>;
}
