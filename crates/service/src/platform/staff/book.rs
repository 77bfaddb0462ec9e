use async_trait::async_trait;
use console::{
    Ctx, Fault, InvitationDetail, NewInvitation, Refusal, StaffBook, StaffDetail, StaffList,
};
use domain::{
    ids::{InvitationId, PersonId},
    list::StaffFilter,
};

use crate::{core::answer, platform::Desk};

#[async_trait]
impl StaffBook for Desk {
    async fn people(&self, ctx: &Ctx, filter: &StaffFilter) -> Result<StaffList, Fault> {
        answer(ctx, "listing people", self.list_people(ctx, filter).await)
    }

    async fn person(&self, ctx: &Ctx, id: &PersonId) -> Result<StaffDetail, Fault> {
        answer(ctx, "reading a person", self.read_person(id).await)
    }

    async fn invitation(&self, ctx: &Ctx, id: &InvitationId) -> Result<InvitationDetail, Fault> {
        answer(
            ctx,
            "reading an invitation",
            self.read_invitation(ctx, id).await,
        )
    }

    async fn invite(&self, ctx: &Ctx, new: &NewInvitation) -> Result<InvitationId, Refusal> {
        self.write_invitation(ctx, new).await
    }

    async fn withdraw_invitation(&self, ctx: &Ctx, id: &InvitationId) -> Result<(), Refusal> {
        self.take_back_invitation(ctx, id).await
    }

    async fn set_person_disabled(
        &self,
        ctx: &Ctx,
        id: &PersonId,
        disabled: bool,
    ) -> Result<(), Refusal> {
        self.switch_person(ctx, id, disabled).await
    }
}
