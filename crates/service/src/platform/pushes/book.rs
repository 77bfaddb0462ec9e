use async_trait::async_trait;
use console::{Ctx, Fault, PushBook, PushDetail, PushList, Refusal, WeChatHealth};
use domain::{ids::PushId, list::PushFilter};

use crate::{core::answer, platform::Desk};

#[async_trait]
impl PushBook for Desk {
    async fn wechat_health(&self, ctx: &Ctx) -> Result<WeChatHealth, Fault> {
        answer(
            ctx,
            "reading how pushes stand",
            self.read_wechat_health(ctx).await,
        )
    }

    async fn start_push_ticket(&self, ctx: &Ctx) -> Result<(), Refusal> {
        self.ask_for_tickets(ctx).await
    }

    async fn pushes(&self, ctx: &Ctx, filter: &PushFilter) -> Result<PushList, Fault> {
        answer(ctx, "listing pushes", self.list_pushes(ctx, filter).await)
    }

    async fn push(&self, ctx: &Ctx, id: &PushId) -> Result<PushDetail, Fault> {
        answer(ctx, "reading a push", self.read_push(ctx, id).await)
    }

    async fn process_push_again(&self, ctx: &Ctx, id: &PushId) -> Result<(), Refusal> {
        self.process_again(ctx, id).await
    }

    async fn dismiss_push(&self, ctx: &Ctx, id: &PushId) -> Result<(), Refusal> {
        self.put_aside(ctx, id).await
    }
}
