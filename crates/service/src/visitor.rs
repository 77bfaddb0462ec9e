use async_trait::async_trait;
use console::{
    Ctx, Fault, Flash, Joined, Refusal, Rejected, SessionToken, StaffInvitation, VisitorDesk, Who,
};
use domain::{
    audit::Action,
    ids::{FlashId, PersonId, PlatformId},
    problem::FieldProblem,
    text::PASSWORD_MAX,
    time::Timestamp,
};
use store::{PersonRow, StoreError};

use crate::{
    audit::{Actor, Event, Object},
    core::{Service, answer, fault, refusal},
    entropy,
};

#[async_trait]
impl VisitorDesk for Service {
    async fn sign_in(
        &self,
        ctx: &Ctx,
        login: &str,
        password: &str,
        previous: Option<&SessionToken>,
    ) -> Result<(SessionToken, Timestamp), Refusal> {
        let mut rejected = Rejected::none();
        let login = rejected.check("login", given(login));
        let password = rejected.check("password", given(password));
        let (Some(login), Some(password)) = (login, password) else {
            return Err(rejected.into());
        };
        let person = self.check_credentials(ctx, login, password).await?;
        self.open_session(ctx, &person, previous)
            .await
            .map_err(|error| refusal(ctx, "opening a session", error))
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

    async fn staff_invitation(
        &self,
        ctx: &Ctx,
        token: &str,
    ) -> Result<Option<StaffInvitation>, Fault> {
        answer(
            ctx,
            "reading an invitation",
            self.read_staff_invitation(ctx, token).await,
        )
    }

    async fn accept_invitation(
        &self,
        ctx: &Ctx,
        token: &str,
        password: &str,
        again: &str,
        previous: Option<&SessionToken>,
    ) -> Result<Joined, Refusal> {
        self.accept_staff_invitation(ctx, token, password, again, previous)
            .await
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

/// What was typed, unless it is nothing or too long to be looked at: hashing more would be a gift to whoever floods us.
pub(crate) fn given(text: &str) -> Result<&str, FieldProblem> {
    if text.is_empty() {
        Err(FieldProblem::Required)
    } else if text.chars().nth(PASSWORD_MAX as usize).is_some() {
        Err(FieldProblem::TooLong { max: PASSWORD_MAX })
    } else {
        Ok(text)
    }
}
