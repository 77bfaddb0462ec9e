use console::{Ctx, InvitationDetail, InvitationRow, NewInvitation, Refusal, Rejected};
use domain::{
    audit::Action,
    ids::InvitationId,
    invitation::{InvitationState, LEGIBLE_SECS, LIFE_SECS, MOST_OPEN},
    problem::{FieldProblem, FormProblem},
    text,
};
use secrecy::{ExposeSecret as _, SecretString};
use store::StoreError;

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    entropy,
    platform::Desk,
};

impl Desk {
    pub(super) async fn read_invitation(
        &self,
        ctx: &Ctx,
        id: &InvitationId,
    ) -> Result<InvitationDetail, StoreError> {
        let row = self.rows().invitation(id).await?;
        let state = row.state(ctx.now);
        let legible = state == InvitationState::Open
            && row.created_by == self.person.id
            && ctx.now.secs_since(row.created_at) < LEGIBLE_SECS;
        let origin = &self.service.deps().console_origin;
        let url = row
            .token
            .as_ref()
            .filter(|_| legible)
            .map(|token| format!("{origin}/invite/{}", token.expose_secret()));
        Ok(InvitationDetail {
            invitation: invitation_row(row),
            state,
            url,
        })
    }

    pub(super) async fn write_invitation(
        &self,
        ctx: &Ctx,
        new: &NewInvitation,
    ) -> Result<InvitationId, Refusal> {
        let mut rejected = Rejected::none();
        let name = rejected.check("name", text::name(&new.name));
        let login = rejected.check("login", text::login(&new.login));
        let (Some(name), Some(login)) = (name, login) else {
            return Err(rejected.into());
        };
        self.check_invitation(ctx, &login).await?;
        let row = store::NewInvitation {
            id: InvitationId::new(ctx.now, entropy::bytes()),
            name,
            login,
            token: SecretString::from(entropy::secret()),
            created_at: ctx.now,
            created_by: self.person.id.clone(),
            made_by: self.person.name.clone(),
            expires_at: ctx.now.plus_secs(LIFE_SECS),
        };
        let event = Event::new(ctx, Actor::of(ctx), Action::InvitePerson)
            .at(&self.platform.id)
            .on(Object::invitation(&row.id, &row.name))
            .after(
                Facts::new()
                    .with("name", row.name.as_str())
                    .with("login", row.login.as_str()),
            );
        let written = async {
            let tx = self.service.store().begin().await?;
            tx.platform(&self.platform.id)
                .insert_invitation(&row)
                .await?;
            tx.audit(event.done()).await?;
            tx.commit().await
        };
        written
            .await
            .map_err(|error| refusal(ctx, "inviting a person", error))?;
        Ok(row.id)
    }

    /// Refuses whom the list shows already, and too many at once. A login that exists elsewhere is as good as a new one.
    async fn check_invitation(&self, ctx: &Ctx, login: &str) -> Result<(), Refusal> {
        let checked = async {
            let system = self.service.store().system();
            if let Some(person) = system.person_by_login(login).await? {
                let here = person.is_owner || self.rows().member(&person.id).await?.is_some();
                if here {
                    return Ok(Some(Rejected::field("login", FieldProblem::Taken)));
                }
            }
            let open = self.rows().open_invitations(ctx.now).await?;
            let most = usize::try_from(MOST_OPEN).unwrap_or(usize::MAX);
            Ok((open.len() >= most)
                .then(|| Rejected::general(FormProblem::TooManyInvitations { most: MOST_OPEN })))
        };
        match checked.await {
            Ok(None) => Ok(()),
            Ok(Some(rejected)) => Err(rejected.into()),
            Err(error) => Err(refusal(ctx, "checking an invitation", error)),
        }
    }

    pub(super) async fn take_back_invitation(
        &self,
        ctx: &Ctx,
        id: &InvitationId,
    ) -> Result<(), Refusal> {
        let withdrawn = async {
            let row = self.rows().invitation(id).await?;
            let event = Event::new(ctx, Actor::of(ctx), Action::WithdrawInvitation)
                .at(&self.platform.id)
                .on(Object::invitation(&row.id, &row.name))
                .before(Facts::new().with("login", row.login.as_str()));
            let tx = self.service.store().begin().await?;
            let ended = tx
                .platform(&self.platform.id)
                .end_invitation(id, InvitationState::Withdrawn, ctx.now)
                .await?;
            if ended {
                tx.audit(event.done()).await?;
                tx.commit().await?;
            }
            Ok::<_, StoreError>((ended, row.state(ctx.now)))
        };
        let (ended, state) = withdrawn
            .await
            .map_err(|error| refusal(ctx, "withdrawing an invitation", error))?;
        // Accepted meanwhile: there is somebody to disable instead.
        if !ended && state == InvitationState::Accepted {
            return Err(Rejected::general(FormProblem::InvitationOver).into());
        }
        Ok(())
    }
}

/// An invitation as pages show it.
pub(super) fn invitation_row(row: store::InvitationRow) -> InvitationRow {
    InvitationRow {
        id: row.id,
        name: row.name,
        login: row.login,
        made_by: row.made_by,
        created_at: row.created_at,
        expires_at: row.expires_at,
    }
}
