//! What the server hands to pages and server functions with every request.

use std::sync::Arc;

use console::{Ctx, Doors, Fault, PlatformDesk, Refusal, Seen, SessionToken, StaffDesk};
use http::{HeaderValue, header};
use leptos::{nonce::Nonce, prelude::*};

use crate::{
    assets::Assets,
    error::{AppError, Trouble},
    prefs::Prefs,
    respond,
};

/// Everything that pages need of the server. Call [`PageContext::provide`] in the context function of
/// `leptos_routes_with_context`, of the fallback, and of `handle_server_fns_with_context`: the same in all three.
#[derive(Clone)]
pub struct PageContext {
    /// The way to what the visitor may do.
    pub doors: Arc<dyn Doors>,
    /// Who asks, when, from where.
    pub ctx: Ctx,
    /// Language and theme, from the cookies.
    pub prefs: Prefs,
    /// The names of the built files, from the manifest.
    pub assets: Assets,
    /// The session's cookie.
    pub session: SessionCookie,
    /// The nonce that the content security policy of this response names; set after Leptos's own, which it replaces.
    pub nonce: String,
}

/// The session's cookie as the server configured it, with what the request brought.
#[derive(Clone)]
pub struct SessionCookie {
    /// Its name.
    pub name: &'static str,
    /// Only over HTTPS: unless the console itself is served over plain HTTP.
    pub secure: bool,
    /// What the request brought.
    pub token: Option<SessionToken>,
}

impl SessionCookie {
    /// Has the browser keep a new token for so many seconds.
    pub fn set(&self, token: &SessionToken, max_age_secs: i64) {
        self.answer(&token.0, max_age_secs);
    }

    /// Has the browser forget the token.
    pub fn clear(&self) {
        self.answer("", 0);
    }

    fn answer(&self, value: &str, max_age_secs: i64) {
        let secure = if self.secure { "; Secure" } else { "" };
        let cookie = format!(
            "{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_secs}{secure}",
            self.name
        );
        if let Ok(mut cookie) = HeaderValue::from_str(&cookie) {
            cookie.set_sensitive(true);
            respond::with_header(header::SET_COOKIE, cookie);
        }
    }
}

impl PageContext {
    /// Provides everything to the current reactive owner.
    pub fn provide(&self) {
        provide_context(self.prefs);
        provide_context(self.assets.clone());
        provide_context(Nonce::from_value(self.nonce.as_str()));
        provide_context(self.clone());
    }
}

/// One request at the desks: what every server function begins with.
#[derive(Clone)]
pub struct Request {
    /// Who asks, when, from where.
    pub ctx: Ctx,
    /// The way to what the visitor may do.
    pub doors: Arc<dyn Doors>,
    /// The session's cookie.
    pub session: SessionCookie,
}

impl Request {
    /// The request being answered.
    ///
    /// # Errors
    /// `Unavailable` where the server provided none.
    pub fn here() -> Result<Self, AppError> {
        let PageContext {
            doors,
            ctx,
            session,
            ..
        } = use_context().ok_or(AppError::bare(Trouble::Unavailable))?;
        Ok(Self {
            ctx,
            doors,
            session,
        })
    }

    /// The desk of a platform.
    ///
    /// # Errors
    /// As [`Doors::platform`].
    pub async fn platform(&self, slug: &str) -> Result<Box<dyn PlatformDesk>, AppError> {
        self.doors
            .platform(&self.ctx, slug)
            .await
            .map_err(|fault| self.failed(fault))
    }

    /// The desk of a platform and the id of a thing of it, for a form about that thing.
    ///
    /// # Errors
    /// As [`Doors::platform`]; `NotFound` for an id that cannot be read.
    pub async fn thing<T: std::str::FromStr>(
        &self,
        slug: &str,
        id: &str,
    ) -> Result<(Box<dyn PlatformDesk>, T), Refusal> {
        let desk = self.doors.platform(&self.ctx, slug).await?;
        Ok((desk, id.parse().map_err(|_| Fault::NotFound)?))
    }

    /// The desk of whoever is signed in.
    ///
    /// # Errors
    /// As [`Doors::staff`].
    pub fn staff(&self) -> Result<&dyn StaffDesk, AppError> {
        self.doors
            .staff(&self.ctx)
            .map_err(|fault| self.failed(fault))
    }

    /// A view with the moment it was made, or the fault as a page shows it.
    ///
    /// # Errors
    /// The fault, under this request's id.
    pub fn seen<T>(&self, view: Result<T, Fault>) -> Result<Seen<T>, AppError> {
        match view {
            Ok(view) => Ok(Seen {
                now: self.ctx.now,
                view,
            }),
            Err(fault) => Err(self.failed(fault)),
        }
    }

    /// An id from a URL: one that cannot be read names nothing.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn id<T: std::str::FromStr>(&self, text: &str) -> Result<T, AppError> {
        text.parse().map_err(|_| self.failed(Fault::NotFound))
    }

    /// The fault as a page shows it; it also becomes the status of the response.
    #[must_use]
    pub fn failed(&self, fault: Fault) -> AppError {
        let trouble = Trouble::from(fault);
        respond::with_status(trouble);
        AppError {
            trouble,
            request_id: Some(self.ctx.request_id.to_string()),
        }
    }
}
