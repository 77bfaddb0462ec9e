use async_trait::async_trait;
use console::{
    AuthorizerBook, AuthorizerDetail, AuthorizerNote, AuthorizerRow, Ctx, Fault, ListChoices,
    Refusal,
};
use domain::{
    ids::{AuthorizerId, CustomerId},
    list::{AuthorizerFilter, Cursor, Page, TypedCustomer},
};

use super::decide::Choice;
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
        typed: Option<&TypedCustomer>,
    ) -> Result<ListChoices, Fault> {
        answer(
            ctx,
            "reading what a list can be narrowed to",
            self.read_list_choices(customer, typed).await,
        )
    }

    async fn authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        after: Option<&Cursor>,
    ) -> Result<AuthorizerDetail, Fault> {
        answer(
            ctx,
            "reading an authorizer",
            self.read_authorizer(id, after).await,
        )
    }

    async fn assign_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        customer: &TypedCustomer,
        version: &str,
    ) -> Result<(), Refusal> {
        self.decide(ctx, id, version, Choice::Give(customer)).await
    }

    async fn accept_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        version: &str,
    ) -> Result<(), Refusal> {
        self.decide(ctx, id, version, Choice::Accept).await
    }

    async fn ignore_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        version: &str,
    ) -> Result<(), Refusal> {
        self.decide(ctx, id, version, Choice::Ignore).await
    }

    async fn restore_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        version: &str,
    ) -> Result<(), Refusal> {
        self.decide(ctx, id, version, Choice::Restore).await
    }

    async fn note_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        typed: &AuthorizerNote,
    ) -> Result<(), Refusal> {
        self.write_note(ctx, id, typed).await
    }

    async fn tag_authorizer(&self, ctx: &Ctx, id: &AuthorizerId, tag: &str) -> Result<(), Refusal> {
        self.put_tag(ctx, id, tag).await
    }

    async fn untag_authorizer(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        tag: &str,
    ) -> Result<(), Refusal> {
        self.take_tag(ctx, id, tag).await
    }
}
