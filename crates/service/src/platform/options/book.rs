use async_trait::async_trait;
use console::{Ctx, OptionBook, Refusal};
use domain::ids::AuthorizerId;

use crate::platform::Desk;

#[async_trait]
impl OptionBook for Desk {
    async fn read_options(&self, ctx: &Ctx, id: &AuthorizerId) -> Result<(), Refusal> {
        self.ask_for_options(ctx, id).await
    }

    async fn set_option(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        option: &str,
        value: &str,
    ) -> Result<(), Refusal> {
        self.write_option(ctx, id, option, value).await
    }
}
