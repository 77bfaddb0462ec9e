use async_trait::async_trait;

use crate::{Ctx, Fault, PlatformForm, Refusal, Settings};

/// What staff of a platform may see of its values, and what the owner may change of them.
#[async_trait]
pub trait SettingsBook: Send + Sync {
    /// The platform's values without its secrets, what WeChat's console wants to know, and how far the set-up is.
    async fn settings(&self, ctx: &Ctx) -> Result<Settings, Fault>;

    /// Changes the platform's values. Empty secrets stay as they are. A change that breaks something wants `confirmed`.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for whoever does not own the installation; `ChangedMeanwhile` when `version` is not the one
    /// in force; `Unconfirmed` on `confirmed`.
    async fn change_settings(
        &self,
        ctx: &Ctx,
        form: &PlatformForm,
        version: &str,
        confirmed: bool,
    ) -> Result<(), Refusal>;

    /// Accepts the test configuration's Token and EncodingAESKey beside the live ones. Fields: `test_token`,
    /// `test_encoding_aes_key`.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for whoever does not own the installation.
    async fn keep_test_pair(
        &self,
        ctx: &Ctx,
        token: &str,
        encoding_aes_key: &str,
    ) -> Result<(), Refusal>;

    /// Accepts a pair no more: `previous` or `test`. Once more changes nothing.
    ///
    /// # Errors
    /// As [`Self::keep_test_pair`].
    async fn retire_pair(&self, ctx: &Ctx, pair: &str) -> Result<(), Refusal>;
}
