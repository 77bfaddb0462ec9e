use std::fmt;

use async_trait::async_trait;
use domain::{ids::FlashId, time::Timestamp};

use crate::{
    Account, Ctx, Fault, Flash, Frame, Joined, Landing, PasswordChange, PlatformDesk, PlatformForm,
    Press, PressForm, Refusal, ResultPage, StaffInvitation,
};

/// The front door: what an actor may do is asked here, once, and yields a capability.
#[async_trait]
pub trait Doors: Send + Sync {
    /// What anybody may do.
    fn visitor(&self) -> &dyn VisitorDesk;

    /// What the holder of a link, or of an attempt's state, may do: no sign-in, the secret in the URL is the key.
    fn customer(&self) -> &dyn CustomerDesk;

    /// What every person who is signed in may do.
    ///
    /// # Errors
    /// [`Fault::SignedOut`].
    fn staff(&self, ctx: &Ctx) -> Result<&dyn StaffDesk, Fault>;

    /// What staff of the platform with this slug may do.
    ///
    /// # Errors
    /// [`Fault::SignedOut`]; [`Fault::NotFound`] for a platform that is not there or not this person's.
    async fn platform(&self, ctx: &Ctx, slug: &str) -> Result<Box<dyn PlatformDesk>, Fault>;
}

/// The secret that a session cookie carries. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(pub String);

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

/// What anybody may do.
#[async_trait]
pub trait VisitorDesk: Send + Sync {
    /// Signs in: a new session, in place of the `previous` one that the browser had. Fails as slowly for an unknown
    /// login as for a wrong password, with the same words.
    ///
    /// # Errors
    /// `WrongCredentials`, `TooMany`, `Required` for an empty field.
    async fn sign_in(
        &self,
        ctx: &Ctx,
        login: &str,
        password: &str,
        previous: Option<&SessionToken>,
    ) -> Result<(SessionToken, Timestamp), Refusal>;

    /// Ends the session with this token, when there is one.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    async fn sign_out(&self, ctx: &Ctx, token: &SessionToken) -> Result<(), Fault>;

    /// What an invitation to work on a platform says, by the secret in its address; none when it cannot be accepted.
    /// Changes nothing.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    async fn staff_invitation(
        &self,
        ctx: &Ctx,
        token: &str,
    ) -> Result<Option<StaffInvitation>, Fault>;

    /// Accepts it: somebody new chooses a password (`again`: once more), who has an account gives its password. Opens a
    /// session in place of the `previous` one.
    ///
    /// # Errors
    /// `InvitationOver`, `WrongCredentials`, `TooMany`; problems of `password` and `again`.
    async fn accept_invitation(
        &self,
        ctx: &Ctx,
        token: &str,
        password: &str,
        again: &str,
        previous: Option<&SessionToken>,
    ) -> Result<Joined, Refusal>;

    /// Keeps a refused form for a few minutes.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    async fn keep_flash(&self, ctx: &Ctx, flash: &Flash) -> Result<FlashId, Fault>;

    /// A refused form that this same visitor left, while it is kept.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    async fn flash(&self, ctx: &Ctx, id: &FlashId) -> Result<Option<Flash>, Fault>;
}

/// What every person who is signed in may do.
#[async_trait]
pub trait StaffDesk: Send + Sync {
    /// Who is signed in, and the platforms within reach.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    async fn frame(&self, ctx: &Ctx) -> Result<Frame, Fault>;

    /// Adds a platform: its slug.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for whoever does not own the installation; `Taken` for `slug` and `component_appid`.
    async fn add_platform(
        &self,
        ctx: &Ctx,
        slug: &str,
        form: &PlatformForm,
    ) -> Result<String, Refusal>;

    /// The own account; `current` is the session that asks.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    async fn account(&self, ctx: &Ctx, current: Option<&SessionToken>) -> Result<Account, Fault>;

    /// Changes the own password, and ends every session but the current one.
    ///
    /// # Errors
    /// `TooMany`, `ChangedMeanwhile`; problems of `old`, `new` and `again`.
    async fn change_password(
        &self,
        ctx: &Ctx,
        current: Option<&SessionToken>,
        change: &PasswordChange,
    ) -> Result<(), Refusal>;

    /// Ends the own session with this id, or every one but the current.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    async fn end_sessions(
        &self,
        ctx: &Ctx,
        id: Option<&str>,
        current: Option<&SessionToken>,
    ) -> Result<(), Fault>;
}

/// What the holder of a link (`token`) or of an attempt (`state`) may do. Both are secrets of the URL; unknown ones
/// are answered with `Unknown`, never with an error.
#[async_trait]
pub trait CustomerDesk: Send + Sync {
    /// What the landing page says. Changes nothing: chat previews fetch it.
    async fn landing(&self, ctx: &Ctx, token: &str) -> Result<Landing, Fault>;
    /// The landing page was shown to somebody: a browser says so, which a preview does not. The first time counts.
    async fn opened(&self, ctx: &Ctx, token: &str) -> Result<(), Fault>;
    /// The button: mints a pre_auth_code and says where to go. `origin` is where the browser says that it pressed.
    async fn press(
        &self,
        ctx: &Ctx,
        token: &str,
        form: PressForm,
        origin: Option<&str>,
    ) -> Result<Press, Fault>;
    /// The browser came back from WeChat. Settles the attempt, or waits a few seconds for whoever settles it already.
    async fn returned(
        &self,
        ctx: &Ctx,
        state: &str,
        auth_code: Option<&str>,
        expires_in_secs: Option<i64>,
    ) -> Result<(), Fault>;
    /// What the result page says.
    async fn result(&self, ctx: &Ctx, state: &str) -> Result<ResultPage, Fault>;
}
