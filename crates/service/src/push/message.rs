use console::Ctx;
use store::StoreError;
use wechat::PushQuery;

use super::PushAnswer;
use crate::core::Service;

impl Service {
    /// Takes in what WeChat pushes for an account to the platform's message URL (`docs/wechat.md` §5.5). It is checked
    /// like every push, and acknowledged: nothing in it concerns grants, so nothing is kept.
    pub async fn receive_message(
        &self,
        ctx: &Ctx,
        slug: &str,
        appid: &str,
        query: &PushQuery,
        body: &[u8],
    ) -> PushAnswer {
        match self.open_message(ctx, slug, appid, query, body).await {
            Ok(answer) => answer,
            Err(error) => {
                tracing::error!(
                    request.id = %ctx.request_id, platform.slug = slug, error = &error as &dyn std::error::Error,
                    "a message could not be checked"
                );
                PushAnswer::Failed
            }
        }
    }

    async fn open_message(
        &self,
        ctx: &Ctx,
        slug: &str,
        appid: &str,
        query: &PushQuery,
        body: &[u8],
    ) -> Result<PushAnswer, StoreError> {
        let Some(platform) = self.store().system().platform_by_slug(slug).await? else {
            return Ok(PushAnswer::UnknownPlatform);
        };
        let keys = self.push_keys(&platform).await?;
        if let Err(error) = keys.open(query, body) {
            let reason = error.kind();
            tracing::warn!(request.id = %ctx.request_id, platform.slug = slug, reason, "a message was refused");
            let rows = self.store().platform(&platform.id);
            rows.count_refused_push(reason, ctx.now).await?;
            return Ok(PushAnswer::Refused(reason));
        }
        tracing::info!(
            platform.id = %platform.id, authorizer.appid = appid.chars().take(32).collect::<String>(),
            "a message for an account was acknowledged"
        );
        Ok(PushAnswer::Accepted)
    }
}
