use async_trait::async_trait;
use console::{CallBook, CallList, Ctx, Fault};
use domain::list::CallFilter;

use crate::{core::answer, platform::Desk};

#[async_trait]
impl CallBook for Desk {
    async fn calls(&self, ctx: &Ctx, filter: &CallFilter) -> Result<CallList, Fault> {
        let list = self.list_calls(ctx, filter).await;
        answer(ctx, "reading the log of calls", list)
    }
}
