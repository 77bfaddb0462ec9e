use async_trait::async_trait;
use console::{ConflictBook, ConflictDetail, ConflictNote, ConflictRow, Ctx, Fault, Refusal};
use domain::{
    ids::ConflictId,
    list::{ConflictFilter, Page},
};

use super::write::Change;
use crate::{core::answer, platform::Desk};

#[async_trait]
impl ConflictBook for Desk {
    async fn conflicts(
        &self,
        ctx: &Ctx,
        filter: &ConflictFilter,
    ) -> Result<Page<ConflictRow>, Fault> {
        answer(ctx, "listing conflicts", self.list_conflicts(filter).await)
    }

    async fn conflict(&self, ctx: &Ctx, id: &ConflictId) -> Result<ConflictDetail, Fault> {
        answer(ctx, "reading a conflict", self.read_conflict(id).await)
    }

    async fn acknowledge_conflict(
        &self,
        ctx: &Ctx,
        id: &ConflictId,
        typed: &ConflictNote,
    ) -> Result<(), Refusal> {
        let change = Change::Acknowledge(&typed.note);
        self.change_conflict(ctx, id, &typed.version, change).await
    }

    async fn unacknowledge_conflict(
        &self,
        ctx: &Ctx,
        id: &ConflictId,
        version: &str,
    ) -> Result<(), Refusal> {
        self.change_conflict(ctx, id, version, Change::Unacknowledge)
            .await
    }

    async fn note_conflict(
        &self,
        ctx: &Ctx,
        id: &ConflictId,
        typed: &ConflictNote,
    ) -> Result<(), Refusal> {
        let change = Change::Note(&typed.note);
        self.change_conflict(ctx, id, &typed.version, change).await
    }
}
