//! One's own password and sessions.

use console::{Account, Ctx, PasswordChange, Person, Refusal, Rejected, SessionToken, SessionView};
use domain::{
    audit::Action,
    password,
    problem::{FieldProblem, FormProblem},
};
use secrecy::ExposeSecret as _;
use store::{PersonRow, SessionRow, StoreError};

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::{CHANGED_MEANWHILE, Service, refusal},
    limits::{OWN_PASSWORD, Turn},
    visitor::given,
};

impl Service {
    pub(crate) async fn read_account(
        &self,
        ctx: &Ctx,
        person: &Person,
        current: Option<&SessionToken>,
    ) -> Result<Account, StoreError> {
        let current = current.map(|token| store::session_id(&token.0));
        let sessions = self
            .store()
            .system()
            .sessions_of(&person.id, ctx.now)
            .await?;
        Ok(Account {
            person: person.clone(),
            sessions: sessions
                .into_iter()
                .map(|row| session_view(row, current.as_deref()))
                .collect(),
        })
    }

    /// The old password is asked for, since whoever sits at an open browser must not take the account; tries are
    /// counted for the same reason. Every other session ends.
    pub(crate) async fn write_password(
        &self,
        ctx: &Ctx,
        person: &Person,
        current: Option<&SessionToken>,
        change: &PasswordChange,
    ) -> Result<(), Refusal> {
        let mut rejected = Rejected::none();
        rejected.check("old", given(&change.old));
        rejected.check("new", password::chosen(&change.new, &person.login));
        if rejected.fields.is_empty() && change.new != change.again {
            rejected.check("again", Err::<(), _>(FieldProblem::Differs));
        }
        if !rejected.fields.is_empty() {
            return Err(rejected.into());
        }
        let stored = self.check_own_password(ctx, person, &change.old).await?;
        let hash = self.hash_password(ctx, &change.new).await?;
        let written = async {
            let trails = self.trails_of(&person.id).await?;
            let tx = self.store().begin().await?;
            let (old, keep) = (&stored.password_hash, current.map(|token| token.0.as_str()));
            let changed = tx
                .system()
                .change_password(&person.id, old, &hash, keep)
                .await?;
            if !changed {
                return Ok(false);
            }
            tx.system()
                .forget_hits(&OWN_PASSWORD.bucket(person.id.as_str()))
                .await?;
            own_event(ctx, person, Action::ChangePassword)
                .record_in(&tx, &trails)
                .await?;
            tx.commit().await?;
            Ok::<_, StoreError>(true)
        };
        let changing = |error| refusal(ctx, "changing a password", error);
        if written.await.map_err(changing)? {
            return Ok(());
        }
        self.refuse_change(ctx, person, CHANGED_MEANWHILE)
            .await
            .map_err(changing)?;
        Err(Rejected::general(FormProblem::ChangedMeanwhile).into())
    }

    async fn check_own_password(
        &self,
        ctx: &Ctx,
        person: &Person,
        old: &str,
    ) -> Result<PersonRow, Refusal> {
        let reading = |error| refusal(ctx, "checking a password", error);
        let turn = self
            .take_turn(&OWN_PASSWORD, person.id.as_str(), ctx.now)
            .await
            .map_err(reading)?;
        if let Turn::Over { minutes, first } = turn {
            if first {
                self.refuse_change(ctx, person, "rate_limited")
                    .await
                    .map_err(reading)?;
            }
            return Err(Turn::rejected(minutes).into());
        }
        let stored = self.store().system().person_by_login(&person.login).await;
        let stored = stored.map_err(reading)?;
        let hash = stored
            .as_ref()
            .map(|row| row.password_hash.expose_secret().to_owned());
        match (self.is_right(ctx, old, hash).await?, stored) {
            (true, Some(row)) => Ok(row),
            _ => {
                self.refuse_change(ctx, person, "wrong_password")
                    .await
                    .map_err(reading)?;
                Err(Rejected::field("old", FieldProblem::WrongPassword).into())
            }
        }
    }

    async fn refuse_change(
        &self,
        ctx: &Ctx,
        person: &Person,
        why: &'static str,
    ) -> Result<(), StoreError> {
        let event = own_event(ctx, person, Action::ChangePassword);
        self.record_own(person, event.refused(why)).await
    }

    /// Writes an entry that stands for itself into the trails of the platforms that somebody works on.
    pub(crate) async fn record_own(&self, person: &Person, event: Event) -> Result<(), StoreError> {
        let trails = self.trails_of(&person.id).await?;
        let tx = self.store().begin().await?;
        event.record_in(&tx, &trails).await?;
        tx.commit().await
    }

    /// Ends one of the person's sessions, or (`id` is none) all but the current one. What is over already is no fault.
    pub(crate) async fn delete_sessions(
        &self,
        ctx: &Ctx,
        person: &Person,
        id: Option<&str>,
        current: Option<&SessionToken>,
    ) -> Result<(), StoreError> {
        let trails = self.trails_of(&person.id).await?;
        let keep = current.map(|token| store::session_id(&token.0));
        let tx = self.store().begin().await?;
        let ended = match id {
            Some(id) => tx.system().end_session_of(&person.id, id).await?,
            None => {
                tx.system()
                    .end_other_sessions_of(&person.id, keep.as_deref())
                    .await?
            }
        };
        if ended > 0 {
            let count = i64::try_from(ended).unwrap_or(i64::MAX);
            own_event(ctx, person, Action::EndSessions)
                .after(Facts::new().with("sessions_ended", count))
                .record_in(&tx, &trails)
                .await?;
        }
        tx.commit().await
    }
}

fn own_event(ctx: &Ctx, person: &Person, action: Action) -> Event {
    Event::new(ctx, Actor::of(ctx), action).on(Object::person(&person.id, &person.name))
}

fn session_view(row: SessionRow, current: Option<&str>) -> SessionView {
    SessionView {
        is_this: current == Some(row.id.as_str()),
        id: row.id,
        user_agent: row.user_agent,
        ip: row.ip,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
    }
}
