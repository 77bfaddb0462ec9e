use async_trait::async_trait;
use console::{Ctx, Fault, Flash, Refusal, Rejected, SessionToken, VisitorDesk, Who};
use domain::{
    audit::Action,
    ids::{FlashId, PersonId, PlatformId},
    problem::{FieldProblem, FormProblem},
    time::Timestamp,
};
use secrecy::{ExposeSecret as _, SecretString};
use store::{NewSession, PersonRow, StoreError};

use crate::{
    audit::{Actor, Event, Object},
    core::{Service, fault, refusal},
    entropy,
};

/// The longest password that is looked at: hashing more would be a gift to whoever floods us.
const PASSWORD_MAX: u32 = 1_000;

#[async_trait]
impl VisitorDesk for Service {
    async fn sign_in(
        &self,
        ctx: &Ctx,
        login: &str,
        password: &str,
    ) -> Result<(SessionToken, Timestamp), Refusal> {
        let mut rejected = Rejected::none();
        let login = rejected.check("login", given(login));
        let password = rejected.check("password", given(password));
        let (Some(login), Some(password)) = (login, password) else {
            return Err(rejected.into());
        };

        // A login of an impossible form is as unknown as one that nobody has, and takes as long.
        let person = match domain::text::login(login) {
            Ok(login) => {
                let found = self.store().system().person_by_login(&login).await;
                found.map_err(|error| refusal(ctx, "reading a person", error))?
            }
            Err(_) => None,
        };
        let person = person.filter(|person| person.disabled_at.is_none());
        let stored = person
            .as_ref()
            .map(|person| person.password_hash.expose_secret().to_owned());
        let right = self.passwords().verify(password.to_owned(), stored).await.map_err(|error| {
            tracing::error!(request.id = %ctx.request_id, %error, "a password could not be checked");
            Refusal::Fault(Fault::Unavailable)
        })?;
        match person {
            Some(person) if right => self
                .open_session(ctx, &person)
                .await
                .map_err(|error| refusal(ctx, "opening a session", error)),
            person => {
                self.refuse_sign_in(ctx, person.as_ref())
                    .await
                    .map_err(|error| refusal(ctx, "recording a refused sign-in", error))?;
                Err(Rejected::general(FormProblem::WrongCredentials).into())
            }
        }
    }

    async fn sign_out(&self, ctx: &Ctx, token: &SessionToken) -> Result<(), Fault> {
        let Who::Person(person) = &ctx.who else {
            return Ok(());
        };
        let ended = async {
            let trails = self.trails_of(&person.id).await?;
            let tx = self.store().begin().await?;
            tx.system().delete_session(&token.0).await?;
            let event = Event::new(ctx, Actor::of(ctx), Action::SignOut)
                .on(Object::person(&person.id, &person.name));
            event.record_in(&tx, &trails).await?;
            tx.commit().await
        };
        ended
            .await
            .map_err(|error| fault(ctx, "signing out", error))
    }

    async fn keep_flash(&self, ctx: &Ctx, flash: &Flash) -> Result<FlashId, Fault> {
        let id = FlashId::new(ctx.now, entropy::bytes());
        let body = serde_json::to_string(flash).map_err(|_| Fault::Unavailable)?;
        let kept = self
            .store()
            .system()
            .keep_flash(&id, holder(ctx).as_deref(), &body, ctx.now)
            .await;
        kept.map_err(|error| fault(ctx, "keeping a form", error))?;
        Ok(id)
    }

    async fn flash(&self, ctx: &Ctx, id: &FlashId) -> Result<Option<Flash>, Fault> {
        let kept = self
            .store()
            .system()
            .flash(id, holder(ctx).as_deref())
            .await;
        let body = kept.map_err(|error| fault(ctx, "reading a kept form", error))?;
        Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
    }
}

impl Service {
    /// Who holds this session: asked once per request, at its edge.
    ///
    /// # Errors
    /// [`Fault::Unavailable`].
    pub async fn who(&self, token: &SessionToken, now: Timestamp) -> Result<Who, Fault> {
        if !entropy::is_secret(&token.0) {
            return Ok(Who::Nobody);
        }
        let session = self.store().system().session(&token.0, now).await;
        let person = session.map_err(|error| {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "reading a session failed"
            );
            Fault::Unavailable
        })?;
        Ok(person
            .filter(|person| person.disabled_at.is_none())
            .map_or(Who::Nobody, |person| {
                let PersonRow {
                    id,
                    login,
                    name,
                    is_owner,
                    ..
                } = person;
                Who::Person(console::Person {
                    id,
                    login,
                    name,
                    is_owner,
                })
            }))
    }

    async fn open_session(
        &self,
        ctx: &Ctx,
        person: &PersonRow,
    ) -> Result<(SessionToken, Timestamp), StoreError> {
        let token = SessionToken(entropy::secret());
        let expires_at = ctx.now.plus_secs(self.deps().session_life_secs);
        let trails = self.trails_of(&person.id).await?;
        let session = NewSession {
            token: SecretString::from(token.0.as_str()),
            person_id: person.id.clone(),
            created_at: ctx.now,
            expires_at,
            ip: ctx.ip.clone(),
            user_agent: ctx.user_agent.clone(),
        };
        let tx = self.store().begin().await?;
        tx.system().insert_session(&session).await?;
        let object = Object::person(&person.id, &person.name);
        let event =
            Event::new(ctx, Actor::person(&person.id, &person.name), Action::SignIn).on(object);
        event.record_in(&tx, &trails).await?;
        tx.commit().await?;
        Ok((token, expires_at))
    }

    /// A refused sign-in stands in the trail of every platform that the person works for. What was typed for an
    /// unknown login is not kept: it may be a password.
    async fn refuse_sign_in(
        &self,
        ctx: &Ctx,
        person: Option<&PersonRow>,
    ) -> Result<(), StoreError> {
        let mut event =
            Event::new(ctx, Actor::system(), Action::SignIn).refused("wrong_credentials");
        let mut trails = Vec::new();
        if let Some(person) = person {
            event = event.on(Object::person(&person.id, &person.name));
            trails = self.trails_of(&person.id).await?;
        }
        let tx = self.store().begin().await?;
        event.record_in(&tx, &trails).await?;
        tx.commit().await
    }

    /// The platforms in whose trails it stands what a person does beside any one of them.
    pub(crate) async fn trails_of(&self, person: &PersonId) -> Result<Vec<PlatformId>, StoreError> {
        let platforms = self.store().system().platforms_for(person).await?;
        Ok(platforms.into_iter().map(|platform| platform.id).collect())
    }
}

/// Whose a flash is: only the same person, or anybody while nobody is signed in, sees it again.
fn holder(ctx: &Ctx) -> Option<String> {
    match &ctx.who {
        Who::Person(person) => Some(person.id.to_string()),
        Who::Nobody => None,
    }
}

fn given(text: &str) -> Result<&str, FieldProblem> {
    if text.is_empty() {
        Err(FieldProblem::Required)
    } else if text.chars().nth(PASSWORD_MAX as usize).is_some() {
        Err(FieldProblem::TooLong { max: PASSWORD_MAX })
    } else {
        Ok(text)
    }
}
