use async_trait::async_trait;
use console::{Ctx, Fault, QuotaBook, QuotaList, Refusal};

use crate::{core::answer, platform::Desk};

#[async_trait]
impl QuotaBook for Desk {
    async fn quotas(&self, ctx: &Ctx) -> Result<QuotaList, Fault> {
        answer(ctx, "reading the quotas", self.read_quotas(ctx).await)
    }

    async fn ask_quotas(&self, ctx: &Ctx) -> Result<(), Refusal> {
        self.ask_what_is_left(ctx).await
    }

    async fn clear_quotas(&self, ctx: &Ctx) -> Result<(), Refusal> {
        self.clear_own_quotas(ctx).await
    }

    async fn resume_apis(&self, ctx: &Ctx) -> Result<(), Refusal> {
        self.resume(ctx).await
    }
}
