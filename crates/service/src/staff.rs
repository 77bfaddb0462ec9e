use async_trait::async_trait;
use console::{
    Account, Ctx, Fault, Frame, PasswordChange, Person, PlatformForm, PlatformRef, Refusal,
    Rejected, SessionToken, StaffDesk, Who,
};
use domain::{audit::Action, ids::PlatformId, problem::FieldProblem, text};
use store::StoreError;

use crate::{
    admin::{insert, new_platform},
    audit::{Actor, Event},
    core::{OWNER_ONLY, Service, answer, fault, refusal},
    entropy, registration,
};

#[async_trait]
impl StaffDesk for Service {
    async fn frame(&self, ctx: &Ctx) -> Result<Frame, Fault> {
        let person = signed_in(ctx)?;
        let platforms = self.store().system().platforms_for(&person.id).await;
        let platforms = platforms.map_err(|error| fault(ctx, "listing platforms", error))?;
        Ok(Frame {
            person: person.clone(),
            platforms: platforms
                .into_iter()
                .map(|row| PlatformRef {
                    slug: row.slug,
                    name: row.name,
                })
                .collect(),
            sandbox: self.deps().sandbox,
        })
    }

    async fn add_platform(
        &self,
        ctx: &Ctx,
        slug: &str,
        form: &PlatformForm,
    ) -> Result<String, Refusal> {
        match &ctx.who {
            Who::Person(person) if person.is_owner => {}
            Who::Person(person) => {
                let event = Event::new(ctx, Actor::of(ctx), Action::AddPlatform);
                let written = self.record_own(person, event.refused(OWNER_ONLY)).await;
                written.map_err(|error| refusal(ctx, "recording a refusal", error))?;
                return Err(Fault::NotFound.into());
            }
            Who::Nobody => return Err(Fault::NotFound.into()),
        }
        let mut rejected = Rejected::none();
        let slug = rejected.check("slug", text::slug(slug));
        let values = registration::check(form, &mut rejected);
        for (field, secret) in [
            ("appsecret", &form.appsecret),
            ("token", &form.token),
            ("encoding_aes_key", &form.encoding_aes_key),
        ] {
            if secret.trim().is_empty() {
                rejected.check::<()>(field, Err(FieldProblem::Required));
            }
        }
        let id = PlatformId::new(ctx.now, entropy::bytes());
        let new = slug
            .zip(values)
            .and_then(|(slug, values)| new_platform(values, slug, id, ctx.now).ok());
        let Some(new) = new else {
            return Err(rejected.into());
        };
        let written = async {
            let tx = self.store().begin().await?;
            insert(&tx, ctx, Actor::of(ctx), &new).await?;
            tx.commit().await
        };
        match written.await {
            Ok(()) => Ok(new.slug),
            Err(StoreError::Taken(field)) => {
                Err(Rejected::field(field, FieldProblem::Taken).into())
            }
            Err(error) => Err(refusal(ctx, "adding a platform", error)),
        }
    }

    async fn account(&self, ctx: &Ctx, current: Option<&SessionToken>) -> Result<Account, Fault> {
        let account = self.read_account(ctx, signed_in(ctx)?, current).await;
        answer(ctx, "reading an account", account)
    }

    async fn change_password(
        &self,
        ctx: &Ctx,
        current: Option<&SessionToken>,
        change: &PasswordChange,
    ) -> Result<(), Refusal> {
        self.write_password(ctx, signed_in(ctx)?, current, change)
            .await
    }

    async fn end_sessions(
        &self,
        ctx: &Ctx,
        id: Option<&str>,
        current: Option<&SessionToken>,
    ) -> Result<(), Fault> {
        let ended = self
            .delete_sessions(ctx, signed_in(ctx)?, id, current)
            .await;
        answer(ctx, "ending sessions", ended)
    }
}

fn signed_in(ctx: &Ctx) -> Result<&Person, Fault> {
    match &ctx.who {
        Who::Person(person) => Ok(person),
        Who::Nobody => Err(Fault::SignedOut),
    }
}
