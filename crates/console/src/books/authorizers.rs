use async_trait::async_trait;
use domain::{
    ids::{AuthorizerId, CustomerId},
    list::{AuthorizerFilter, Cursor, Page, TypedCustomer},
};

use crate::{AuthorizerDetail, AuthorizerNote, AuthorizerRow, Ctx, Fault, ListChoices, Refusal};

/// What staff of a platform may do with its authorizers.
#[async_trait]
pub trait AuthorizerBook: Send + Sync {
    /// A page of authorizers.
    async fn authorizers(
        &self,
        ctx: &Ctx,
        filter: &AuthorizerFilter,
    ) -> Result<Page<AuthorizerRow>, Fault>;
    /// What lists of authorizers and of conflicts can be narrowed to; `customer` is offered first, and it is found out
    /// whom `typed` means.
    async fn list_choices(
        &self,
        ctx: &Ctx,
        customer: Option<&CustomerId>,
        typed: Option<&TypedCustomer>,
    ) -> Result<ListChoices, Fault>;
    /// One authorizer: facts, sets, what is lacking, and its snapshots (those behind `after`).
    async fn authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        after: Option<&Cursor>,
    ) -> Result<AuthorizerDetail, Fault>;
    /// Gives an authorizer to a customer (`customer` and `version` as the form sends them). Field: `customer`.
    async fn assign_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        customer: &TypedCustomer,
        version: &str,
    ) -> Result<(), Refusal>;
    /// Gives an authorizer that was set aside to the customer of the link by which its grant came.
    async fn accept_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        version: &str,
    ) -> Result<(), Refusal>;
    /// Puts the decision about an authorizer aside for good: it leaves the queue.
    async fn ignore_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        version: &str,
    ) -> Result<(), Refusal>;
    /// Puts an authorizer that was ignored back into the queue.
    async fn restore_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        version: &str,
    ) -> Result<(), Refusal>;
    /// Changes the note on an authorizer.
    async fn note_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        typed: &AuthorizerNote,
    ) -> Result<(), Refusal>;
    /// Puts a tag on an authorizer; one that is there already stays there.
    async fn tag_authorizer(&self, ctx: &Ctx, id: &AuthorizerId, tag: &str) -> Result<(), Refusal>;
    /// Takes a tag off an authorizer.
    async fn untag_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        tag: &str,
    ) -> Result<(), Refusal>;
}
