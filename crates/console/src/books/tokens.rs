use async_trait::async_trait;
use domain::{list::TokenFilter, time::Timestamp};

use crate::{Ctx, Fault, Refusal, TokenList};

/// What staff of a platform may see of its tokens, and do about them. Nothing here is a token.
#[async_trait]
pub trait TokenBook: Send + Sync {
    /// How it stands with the platform's token and a page of its accounts'.
    async fn tokens(&self, ctx: &Ctx, filter: &TokenFilter) -> Result<TokenList, Fault>;
    /// Renews the tokens of these accounts (ids as the form sends them) now; what became of each is told by the list of
    /// those that were asked for at the moment that this answers with.
    ///
    /// # Errors
    /// `Required` for `authorizers`, `TooMany`.
    async fn renew_tokens(&self, ctx: &Ctx, authorizers: &[String]) -> Result<Timestamp, Refusal>;
    /// Renews the platform's own token now, without waiting for the pause after a failure. What WeChat answers stands with
    /// the token.
    ///
    /// # Errors
    /// `NoTicket`, `WeChatRefused`, `TooMany`.
    async fn renew_component_token(&self, ctx: &Ctx) -> Result<(), Refusal>;
}
