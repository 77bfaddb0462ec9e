use async_trait::async_trait;
use console::{Ctx, Fault, Refusal, TokenBook, TokenList};
use domain::{list::TokenFilter, time::Timestamp};

use crate::{core::answer, platform::Desk};

#[async_trait]
impl TokenBook for Desk {
    async fn tokens(&self, ctx: &Ctx, filter: &TokenFilter) -> Result<TokenList, Fault> {
        answer(
            ctx,
            "reading the tokens",
            self.read_tokens(ctx, filter).await,
        )
    }

    async fn renew_tokens(&self, ctx: &Ctx, authorizers: &[String]) -> Result<Timestamp, Refusal> {
        self.renew_now(ctx, authorizers).await
    }

    async fn renew_component_token(&self, ctx: &Ctx) -> Result<(), Refusal> {
        self.renew_own(ctx).await
    }
}
