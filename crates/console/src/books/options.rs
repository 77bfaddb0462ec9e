use async_trait::async_trait;
use domain::ids::AuthorizerId;

use crate::{Ctx, Refusal};

/// What staff of a platform may do about the options of its accounts.
#[async_trait]
pub trait OptionBook: Send + Sync {
    /// Asks WeChat for every option of an account, and keeps what it says. What it would not tell stands with the option.
    ///
    /// # Errors
    /// `NotGranted` when the account's grant is not in force.
    async fn read_options(&self, ctx: &Ctx, id: &AuthorizerId) -> Result<(), Refusal>;
    /// Sets an option of an account. What WeChat would not do stands with the option.
    ///
    /// # Errors
    /// `NotOffered` on `setting`; `NotGranted` as above; `WeChatRefused`.
    async fn set_option(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        option: &str,
        value: &str,
    ) -> Result<(), Refusal>;
}
