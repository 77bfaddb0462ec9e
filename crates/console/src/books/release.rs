use async_trait::async_trait;

use crate::{Ctx, Fault, Refusal, Release};

/// What staff of a platform may do about its whole-network release.
#[async_trait]
pub trait ReleaseBook: Send + Sync {
    /// How it stands with the release check, and what came to the message URL.
    async fn release(&self, ctx: &Ctx) -> Result<Release, Fault>;
    /// Begins a rehearsal. It runs in the background; one at a time.
    async fn rehearse(&self, ctx: &Ctx) -> Result<(), Refusal>;
}
