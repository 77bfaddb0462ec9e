use async_trait::async_trait;
use domain::{ids::PushId, list::PushFilter};

use crate::{Ctx, Fault, PushDetail, PushList, Refusal, WeChatHealth};

/// What staff of a platform may see of WeChat's pushes, and do about them.
#[async_trait]
pub trait PushBook: Send + Sync {
    /// Whether pushes arrive: tickets, and what was refused.
    async fn wechat_health(&self, ctx: &Ctx) -> Result<WeChatHealth, Fault>;
    /// Asks WeChat to push tickets (`api_start_push_ticket`). What it answers, good or bad, stands in
    /// [`WeChatHealth::asked`] afterwards.
    ///
    /// # Errors
    /// `TooMany`: a few times in ten minutes are enough.
    async fn start_push_ticket(&self, ctx: &Ctx) -> Result<(), Refusal>;
    /// A page of what WeChat pushed.
    async fn pushes(&self, ctx: &Ctx, filter: &PushFilter) -> Result<PushList, Fault>;
    /// One push: its content with codes and tickets masked, and what became of it.
    async fn push(&self, ctx: &Ctx, id: &PushId) -> Result<PushDetail, Fault>;
    /// Has a push processed again, and waits a few seconds for what comes of it.
    ///
    /// # Errors
    /// `ChangedMeanwhile` while it is being processed.
    async fn process_push_again(&self, ctx: &Ctx, id: &PushId) -> Result<(), Refusal>;
    /// Puts a push aside that was given up.
    ///
    /// # Errors
    /// `ChangedMeanwhile` when it is not given up (any more).
    async fn dismiss_push(&self, ctx: &Ctx, id: &PushId) -> Result<(), Refusal>;
}
