//! Passwords checked, sessions opened.

use console::{Ctx, Fault, Refusal, Rejected, SessionToken};
use domain::{audit::Action, problem::FormProblem, time::Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use store::{NewSession, PersonRow, StoreError};

use crate::{
    audit::{Actor, Event, Object},
    core::{Service, refusal},
    entropy,
    limits::{SIGN_IN_ELSEWHERE, SIGN_IN_HERE, SIGN_IN_OF_NETWORK, Turn, network},
};

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
        if let Some(minutes) = self
            .tried_too_often(ctx, login, person.as_ref())
            .await
            .map_err(|error| refusal(ctx, "counting sign-ins", error))?
        {
            return Err(Turn::rejected(minutes).into());
        }
        let stored = person
            .as_ref()
            .map(|person| person.password_hash.expose_secret().to_owned());
        if let (true, Some(person)) = (self.is_right(ctx, password, stored).await?, &person) {
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

    /// How many minutes this network must wait before it tries this login again, when it must.
    async fn tried_too_often(
        &self,
        ctx: &Ctx,
        login: &str,
        person: Option<&PersonRow>,
    ) -> Result<Option<u32>, StoreError> {
        let network = network(ctx.ip.as_deref());
        let known = self
            .store()
            .system()
            .is_known_network(login, &network)
            .await?;
        let here = format!("{login}|{network}");
        let counted = [
            (SIGN_IN_OF_NETWORK, network.as_str(), true),
            (SIGN_IN_HERE, here.as_str(), true),
            (SIGN_IN_ELSEWHERE, login, !known),
        ];
        for (limit, of, counts) in counted {
            if !counts {
                continue;
            }
            if let Turn::Over { minutes, first } = self.take_turn(&limit, of, ctx.now).await? {
                if first {
                    self.refuse_sign_in(ctx, person, "rate_limited").await?;
                }
                return Ok(Some(minutes));
            }
        }
        Ok(None)
    }

    /// Opens a session in place of the one that the browser had. What was counted on the way to it is taken back.
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
        let (network, login) = (network(ctx.ip.as_deref()), person.login.as_str());
        let here = SIGN_IN_HERE.bucket(&format!("{login}|{network}"));
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
        system
            .take_back_hit(&SIGN_IN_OF_NETWORK.bucket(&network))
            .await?;
        system.forget_hits(&here).await?;
        system
            .take_back_hit(&SIGN_IN_ELSEWHERE.bucket(login))
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
