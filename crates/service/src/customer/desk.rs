use async_trait::async_trait;
use console::{Ctx, CustomerDesk, Fault, Landing, Press, PressForm, ResultPage};

use crate::core::{Service, answer};

#[async_trait]
impl CustomerDesk for Service {
    async fn landing(&self, ctx: &Ctx, token: &str) -> Result<Landing, Fault> {
        answer(
            ctx,
            "reading a landing page",
            self.read_landing(ctx, token).await,
        )
    }

    async fn opened(&self, ctx: &Ctx, token: &str) -> Result<(), Fault> {
        answer(
            ctx,
            "noting that a link was opened",
            self.note_opening(ctx, token).await,
        )
    }

    async fn press(
        &self,
        ctx: &Ctx,
        token: &str,
        form: PressForm,
        origin: Option<&str>,
    ) -> Result<Press, Fault> {
        answer(
            ctx,
            "pressing a link",
            self.press_link(ctx, token, form, origin).await,
        )
    }

    async fn returned(
        &self,
        ctx: &Ctx,
        state: &str,
        auth_code: Option<&str>,
        expires_in_secs: Option<i64>,
    ) -> Result<(), Fault> {
        answer(
            ctx,
            "taking in a callback",
            self.take_callback(ctx, state, auth_code, expires_in_secs)
                .await,
        )
    }

    async fn result(&self, ctx: &Ctx, state: &str) -> Result<ResultPage, Fault> {
        answer(
            ctx,
            "reading a result page",
            self.read_result(ctx, state).await,
        )
    }
}
