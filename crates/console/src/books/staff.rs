use async_trait::async_trait;
use domain::{
    ids::{InvitationId, PersonId},
    list::StaffFilter,
};

use crate::{Ctx, Fault, InvitationDetail, NewInvitation, Refusal, StaffDetail, StaffList};

/// What staff of a platform may do with each other.
#[async_trait]
pub trait StaffBook: Send + Sync {
    /// A page of the people who work here, and who is invited.
    async fn people(&self, ctx: &Ctx, filter: &StaffFilter) -> Result<StaffList, Fault>;
    /// One of them.
    async fn person(&self, ctx: &Ctx, id: &PersonId) -> Result<StaffDetail, Fault>;
    /// One invitation, with its link while it may be read.
    async fn invitation(&self, ctx: &Ctx, id: &InvitationId) -> Result<InvitationDetail, Fault>;
    /// Invites somebody: whether the login exists elsewhere is not told.
    async fn invite(&self, ctx: &Ctx, new: &NewInvitation) -> Result<InvitationId, Refusal>;
    /// Takes an invitation back. Once more changes nothing.
    async fn withdraw_invitation(&self, ctx: &Ctx, id: &InvitationId) -> Result<(), Refusal>;
    /// Keeps somebody from working here, at once; or lets them work here again. Not oneself, and not an owner.
    async fn set_person_disabled(
        &self,
        ctx: &Ctx,
        id: &PersonId,
        disabled: bool,
    ) -> Result<(), Refusal>;
}
