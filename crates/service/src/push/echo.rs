use console::Ctx;
use store::StoreError;
use wechat::EchoQuery;

use super::PushAnswer;
use crate::core::Service;

impl Service {
    /// What to answer to a check of a platform's push URL (`docs/wechat.md` §5.3): `echostr`, decrypted where it was
    /// encrypted. Stores nothing.
    ///
    /// # Errors
    /// The answer that [`Self::receive_push`] would give; a refusal is not counted, since nothing was pushed.
    pub async fn answer_echo(
        &self,
        ctx: &Ctx,
        slug: &str,
        query: &EchoQuery,
    ) -> Result<String, PushAnswer> {
        self.echo(slug, query).await.unwrap_or_else(|error| {
            tracing::error!(
                request.id = %ctx.request_id, platform.slug = slug, error = &error as &dyn std::error::Error,
                "a check of the push URL could not be answered"
            );
            Err(PushAnswer::Failed)
        })
    }

    async fn echo(
        &self,
        slug: &str,
        query: &EchoQuery,
    ) -> Result<Result<String, PushAnswer>, StoreError> {
        let Some(platform) = self.store().system().platform_by_slug(slug).await? else {
            return Ok(Err(PushAnswer::UnknownPlatform));
        };
        let keys = self.push_keys(&platform).await?;
        Ok(keys
            .open_echo(query)
            .map_err(|error| PushAnswer::Refused(error.kind())))
    }
}
