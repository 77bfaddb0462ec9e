use async_trait::async_trait;

use crate::{Ctx, Fault, QuotaList, Refusal};

/// What staff of a platform may see of its quotas, and do about them.
#[async_trait]
pub trait QuotaBook: Send + Sync {
    /// Our own counts, what WeChat said is left, and which APIs rest.
    async fn quotas(&self, ctx: &Ctx) -> Result<QuotaList, Fault>;
    /// Asks WeChat what is left; its answers stand in [`Self::quotas`].
    ///
    /// # Errors
    /// `TooMany`.
    async fn ask_quotas(&self, ctx: &Ctx) -> Result<(), Refusal>;
    /// Clears the platform's quotas: one of ten a month.
    ///
    /// # Errors
    /// `ClearsSpent`, `WeChatFailed`.
    async fn clear_quotas(&self, ctx: &Ctx) -> Result<(), Refusal>;
    /// Lets every API that rests be called again before the day turns: quotas were cleared elsewhere. Nothing happens when
    /// none rests.
    async fn resume_apis(&self, ctx: &Ctx) -> Result<(), Refusal>;
}
