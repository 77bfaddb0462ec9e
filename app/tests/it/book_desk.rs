//! The desk's book of authorizers and of what they lack.

use async_trait::async_trait;
use console::{
    AuthorizerBook, AuthorizerDetail, AuthorizerNote, AuthorizerRow, ConflictBook, ConflictDetail,
    ConflictNote, ConflictRow, Ctx, Fault, ListChoices, Refusal, Rejected,
};
use domain::{
    ids::{AuthorizerId, ConflictId, CustomerId},
    list::{AuthorizerFilter, ConflictFilter, Cursor, Page, TypedCustomer},
    problem::{FieldProblem, FormProblem},
};

use super::{book_samples, desks::Desk, samples};

#[async_trait]
impl AuthorizerBook for Desk {
    async fn authorizers(
        &self,
        _: &Ctx,
        _: &AuthorizerFilter,
    ) -> Result<Page<AuthorizerRow>, Fault> {
        Ok(self.page(samples::authorizer()))
    }

    async fn list_choices(
        &self,
        _: &Ctx,
        _: Option<&CustomerId>,
        _: Option<&TypedCustomer>,
    ) -> Result<ListChoices, Fault> {
        Ok(book_samples::list_choices())
    }

    async fn authorizer(
        &self,
        _: &Ctx,
        id: &AuthorizerId,
        _: Option<&Cursor>,
    ) -> Result<AuthorizerDetail, Fault> {
        let detail = samples::authorizer_detail();
        if *id == detail.authorizer.id {
            Ok(detail)
        } else {
            Err(Fault::NotFound)
        }
    }

    async fn assign_authorizer(
        &self,
        _: &Ctx,
        _: &AuthorizerId,
        customer: &TypedCustomer,
        _: &str,
    ) -> Result<(), Refusal> {
        match customer.text.parse::<CustomerId>() {
            Ok(_) => Ok(()),
            Err(_) => Err(Rejected::field("customer", FieldProblem::NotFound).into()),
        }
    }

    async fn accept_authorizer(
        &self,
        _: &Ctx,
        _: &AuthorizerId,
        version: &str,
    ) -> Result<(), Refusal> {
        unchanged(version)
    }

    async fn ignore_authorizer(
        &self,
        _: &Ctx,
        _: &AuthorizerId,
        version: &str,
    ) -> Result<(), Refusal> {
        unchanged(version)
    }

    async fn restore_authorizer(
        &self,
        _: &Ctx,
        _: &AuthorizerId,
        version: &str,
    ) -> Result<(), Refusal> {
        unchanged(version)
    }

    async fn note_authorizer(
        &self,
        _: &Ctx,
        _: &AuthorizerId,
        typed: &AuthorizerNote,
    ) -> Result<(), Refusal> {
        unchanged(&typed.version)
    }

    async fn tag_authorizer(&self, _: &Ctx, _: &AuthorizerId, tag: &str) -> Result<(), Refusal> {
        let checked = domain::text::tag(tag).map_err(|problem| Rejected::field("tag", problem));
        Ok(checked.map(|_| ())?)
    }

    async fn untag_authorizer(&self, _: &Ctx, _: &AuthorizerId, _: &str) -> Result<(), Refusal> {
        Ok(())
    }
}

/// Nobody has changed anything since version 0.
fn unchanged(version: &str) -> Result<(), Refusal> {
    if version == "0" {
        Ok(())
    } else {
        Err(Rejected::general(FormProblem::ChangedMeanwhile).into())
    }
}

#[async_trait]
impl ConflictBook for Desk {
    async fn conflicts(&self, _: &Ctx, _: &ConflictFilter) -> Result<Page<ConflictRow>, Fault> {
        Ok(self.page(book_samples::conflict()))
    }

    async fn conflict(&self, _: &Ctx, id: &ConflictId) -> Result<ConflictDetail, Fault> {
        let detail = book_samples::conflict_detail();
        if *id == detail.conflict.id {
            Ok(detail)
        } else {
            Err(Fault::NotFound)
        }
    }

    async fn acknowledge_conflict(
        &self,
        _: &Ctx,
        _: &ConflictId,
        typed: &ConflictNote,
    ) -> Result<(), Refusal> {
        unchanged(&typed.version)
    }

    async fn unacknowledge_conflict(
        &self,
        _: &Ctx,
        _: &ConflictId,
        version: &str,
    ) -> Result<(), Refusal> {
        unchanged(version)
    }

    async fn note_conflict(
        &self,
        _: &Ctx,
        _: &ConflictId,
        typed: &ConflictNote,
    ) -> Result<(), Refusal> {
        unchanged(&typed.version)
    }
}
