//! Accepting an invitation.

use console::{Ctx, Joined, Refusal, Rejected, SessionToken, StaffInvitation};
use domain::{
    audit::Action,
    ids::PersonId,
    invitation::InvitationState,
    password,
    problem::{FieldProblem, FormProblem},
};
use secrecy::SecretString;
use store::{InvitationRow, NewPerson, PersonRow, StoreError};

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::{Service, refusal},
    entropy,
    visitor::given,
};

impl Service {
    /// What an invitation says, while it can be accepted. Changes nothing: chat previews fetch it.
    pub(crate) async fn read_staff_invitation(
        &self,
        ctx: &Ctx,
        token: &str,
    ) -> Result<Option<StaffInvitation>, StoreError> {
        let Some(row) = self.open_invitation(ctx, token).await? else {
            return Ok(None);
        };
        let platform = self.store().platform(&row.platform_id).head().await?;
        Ok(Some(StaffInvitation {
            platform: platform.name,
            made_by: row.made_by,
            name: row.name,
            login: row.login,
            expires_at: row.expires_at,
        }))
    }

    /// Somebody new chooses a password; who has an account already gives the one it has, as when signing in.
    pub(crate) async fn accept_staff_invitation(
        &self,
        ctx: &Ctx,
        token: &str,
        password: &str,
        again: &str,
        previous: Option<&SessionToken>,
    ) -> Result<Joined, Refusal> {
        let doing = "accepting an invitation";
        let found = self.open_invitation(ctx, token).await;
        let Some(invitation) = found.map_err(|error| refusal(ctx, doing, error))? else {
            return Err(Rejected::general(FormProblem::InvitationOver).into());
        };
        let login = invitation.login.as_str();
        let known = self.store().system().person_by_login(login).await;
        let (person, is_new) = match known.map_err(|error| refusal(ctx, doing, error))? {
            Some(_) => {
                let mut rejected = Rejected::none();
                let Some(password) = rejected.check("password", given(password)) else {
                    return Err(rejected.into());
                };
                (self.check_credentials(ctx, login, password).await?, false)
            }
            None => (
                self.person_of(ctx, &invitation, password, again).await?,
                true,
            ),
        };
        let joined = self
            .write_join(ctx, &invitation, &person, is_new)
            .await
            .map_err(|error| refusal(ctx, doing, error))?;
        let Some(slug) = joined else {
            return Err(Rejected::general(FormProblem::InvitationOver).into());
        };
        let (token, until) = self
            .open_session(ctx, &person, previous)
            .await
            .map_err(|error| refusal(ctx, "opening a session", error))?;
        Ok(Joined { token, until, slug })
    }

    async fn open_invitation(
        &self,
        ctx: &Ctx,
        token: &str,
    ) -> Result<Option<InvitationRow>, StoreError> {
        if !entropy::is_secret(token) {
            return Ok(None);
        }
        let found = self.store().system().invitation_by_token(token).await?;
        Ok(found.filter(|row| row.state(ctx.now) == InvitationState::Open))
    }

    /// The new person, with the password that was chosen.
    async fn person_of(
        &self,
        ctx: &Ctx,
        invitation: &InvitationRow,
        chosen: &str,
        again: &str,
    ) -> Result<PersonRow, Refusal> {
        let mut rejected = Rejected::none();
        rejected.check("password", password::chosen(chosen, &invitation.login));
        if rejected.fields.is_empty() && chosen != again {
            rejected.check("again", Err::<(), _>(FieldProblem::Differs));
        }
        if !rejected.fields.is_empty() {
            return Err(rejected.into());
        }
        let hash = self.hash_password(ctx, chosen).await?;
        Ok(PersonRow {
            id: PersonId::new(ctx.now, entropy::bytes()),
            login: invitation.login.clone(),
            name: invitation.name.clone(),
            password_hash: hash,
            is_owner: false,
            created_at: ctx.now,
            disabled_at: None,
        })
    }

    /// The platform's slug; none when the invitation was accepted or withdrawn meanwhile.
    async fn write_join(
        &self,
        ctx: &Ctx,
        invitation: &InvitationRow,
        person: &PersonRow,
        is_new: bool,
    ) -> Result<Option<String>, StoreError> {
        let platform = self
            .store()
            .platform(&invitation.platform_id)
            .head()
            .await?;
        let actor = Actor::person(&person.id, &person.name);
        let event = Event::new(ctx, actor, Action::JoinPlatform)
            .at(&platform.id)
            .on(Object::person(&person.id, &person.name))
            .after(
                Facts::new()
                    .with("login", person.login.as_str())
                    .with("invitation", invitation.id.as_str()),
            );
        let tx = self.store().begin().await?;
        let accepted = tx
            .platform(&platform.id)
            .end_invitation(&invitation.id, InvitationState::Accepted, ctx.now)
            .await?;
        if !accepted {
            return Ok(None);
        }
        if is_new {
            tx.system().insert_person(&new_person(person)).await?;
        }
        tx.system()
            .add_membership(&platform.id, &person.id, ctx.now)
            .await?;
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok(Some(platform.slug))
    }

    /// The hash of a password that somebody chose.
    pub(crate) async fn hash_password(
        &self,
        ctx: &Ctx,
        password: &str,
    ) -> Result<SecretString, Refusal> {
        let hashed = self.passwords().hash(password.to_owned()).await;
        hashed.map(SecretString::from).map_err(|error| {
            tracing::error!(request.id = %ctx.request_id, %error, "a password could not be hashed");
            Refusal::Fault(console::Fault::Unavailable)
        })
    }
}

fn new_person(person: &PersonRow) -> NewPerson {
    NewPerson {
        id: person.id.clone(),
        login: person.login.clone(),
        name: person.name.clone(),
        password_hash: person.password_hash.clone(),
        is_owner: person.is_owner,
        created_at: person.created_at,
    }
}
