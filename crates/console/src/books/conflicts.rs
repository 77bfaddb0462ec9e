use async_trait::async_trait;
use domain::{
    ids::ConflictId,
    list::{ConflictFilter, Page},
};

use crate::{ConflictDetail, ConflictNote, ConflictRow, Ctx, Fault, Refusal};

/// What staff of a platform may do with its conflicts: expected sets that are lacking, over all authorizers.
#[async_trait]
pub trait ConflictBook: Send + Sync {
    /// A page of conflicts: exclusive sets first, then the newest.
    async fn conflicts(
        &self,
        ctx: &Ctx,
        filter: &ConflictFilter,
    ) -> Result<Page<ConflictRow>, Fault>;
    /// One conflict with its evidence.
    async fn conflict(&self, ctx: &Ctx, id: &ConflictId) -> Result<ConflictDetail, Fault>;
    /// Takes note of a conflict.
    async fn acknowledge_conflict(
        &self,
        ctx: &Ctx,
        id: &ConflictId,
        typed: &ConflictNote,
    ) -> Result<(), Refusal>;
    /// Takes that back; the note stays. `version`: as the form sends it.
    async fn unacknowledge_conflict(
        &self,
        ctx: &Ctx,
        id: &ConflictId,
        version: &str,
    ) -> Result<(), Refusal>;
    /// Changes the note.
    async fn note_conflict(
        &self,
        ctx: &Ctx,
        id: &ConflictId,
        typed: &ConflictNote,
    ) -> Result<(), Refusal>;
}
