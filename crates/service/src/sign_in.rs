//! Passwords checked, sessions opened.

use console::{Ctx, Fault, Refusal, Rejected, SessionToken};
use domain::{audit::Action, problem::FormProblem, time::Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use store::{NewSession, PersonRow, StoreError};

use crate::{
    audit::{Actor, Event, Object},
    core::{Service, refusal},
    entropy,
    limits::{Limit, SIGN_IN_ELSEWHERE, SIGN_IN_HERE, SIGN_IN_OF_NETWORK, Turn, network},
};

/// What came of counting a try.
enum Tried {
    /// It may be made; this is what was counted for it.
    Counted(Vec<(Limit, String)>),
    /// Not before so many minutes.
    TooOften { minutes: u32 },
}

impl Service {
    /// The person with this login and password. Every try is counted before the password is looked at; an unknown
    /// login counts, takes as long, and reads the same.
    pub(crate) async fn check_credentials(
        &self,
        ctx: &Ctx,
        login: &str,
        password: &str,
    ) -> Result<PersonRow, Refusal> {
        // A login of an impossible form is as unknown as one that nobody has.
        let checked = domain::text::login(login);
        let login = checked.as_deref().unwrap_or(login);
        let person = match &checked {
            Ok(login) => {
                let found = self.store().system().person_by_login(login).await;
                found.map_err(|error| refusal(ctx, "reading a person", error))?
            }
            Err(_) => None,
        };
        let person = person.filter(|person| person.disabled_at.is_none());
        let counting = |error| refusal(ctx, "counting sign-ins", error);
        let tried = self.count_try(ctx, login, person.as_ref()).await;
        let counted = match tried.map_err(counting)? {
            Tried::Counted(counted) => counted,
            Tried::TooOften { minutes } => return Err(Turn::rejected(minutes).into()),
        };
        let stored = person
            .as_ref()
            .map(|person| person.password_hash.expose_secret().to_owned());
        if let (true, Some(person)) = (self.is_right(ctx, password, stored).await?, &person) {
            self.uncount(counted).await.map_err(counting)?;
            return Ok(person.clone());
        }
        self.refuse_sign_in(ctx, person.as_ref(), "wrong_credentials")
            .await
            .map_err(|error| refusal(ctx, "recording a refused sign-in", error))?;
        Err(Rejected::general(FormProblem::WrongCredentials).into())
    }

    /// Whether the password is that of the stored hash.
    pub(crate) async fn is_right(
        &self,
        ctx: &Ctx,
        password: &str,
        stored: Option<String>,
    ) -> Result<bool, Refusal> {
        let verified = self.passwords().verify(password.to_owned(), stored).await;
        verified.map_err(|error| {
            tracing::error!(request.id = %ctx.request_id, %error, "a password could not be checked");
            Refusal::Fault(Fault::Unavailable)
        })
    }

    /// Counts a try before it is made.
    async fn count_try(
        &self,
        ctx: &Ctx,
        login: &str,
        person: Option<&PersonRow>,
    ) -> Result<Tried, StoreError> {
        let network = network(ctx.ip.as_deref());
        let system = self.store().system();
        let known = system.is_known_network(login, &network).await?;
        let mut counted = vec![
            (SIGN_IN_OF_NETWORK, network.clone()),
            (SIGN_IN_HERE, format!("{login}|{network}")),
        ];
        if !known {
            counted.push((SIGN_IN_ELSEWHERE, login.to_owned()));
        }
        for (limit, of) in &counted {
            if let Turn::Over { minutes, first } = self.take_turn(limit, of, ctx.now).await? {
                if first {
                    self.refuse_sign_in(ctx, person, "rate_limited").await?;
                }
                return Ok(Tried::TooOften { minutes });
            }
        }
        Ok(Tried::Counted(counted))
    }

    /// The password was right: what was counted for it is taken back.
    async fn uncount(&self, counted: Vec<(Limit, String)>) -> Result<(), StoreError> {
        for (limit, of) in counted {
            self.store()
                .system()
                .take_back_hit(&limit.bucket(&of))
                .await?;
        }
        Ok(())
    }

    /// Opens a session in place of the one that the browser had.
    pub(crate) async fn open_session(
        &self,
        ctx: &Ctx,
        person: &PersonRow,
        previous: Option<&SessionToken>,
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
        let network = network(ctx.ip.as_deref());
        let event = Event::new(ctx, Actor::person(&person.id, &person.name), Action::SignIn)
            .on(Object::person(&person.id, &person.name));
        let tx = self.store().begin().await?;
        let system = tx.system();
        if let Some(previous) = previous.filter(|token| entropy::is_secret(&token.0)) {
            system.delete_session(&previous.0).await?;
        }
        system.insert_session(&session).await?;
        system
            .remember_network(&person.id, &network, ctx.now)
            .await?;
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
        why: &'static str,
    ) -> Result<(), StoreError> {
        let mut event = Event::new(ctx, Actor::system(), Action::SignIn).refused(why);
        let mut trails = Vec::new();
        if let Some(person) = person {
            event = event.on(Object::person(&person.id, &person.name));
            trails = self.trails_of(&person.id).await?;
        }
        let tx = self.store().begin().await?;
        event.record_in(&tx, &trails).await?;
        tx.commit().await
    }
}
