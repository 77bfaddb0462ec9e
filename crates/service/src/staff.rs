use async_trait::async_trait;
use console::{Ctx, Fault, Frame, PlatformForm, PlatformRef, Refusal, Rejected, StaffDesk, Who};
use domain::{ids::PlatformId, problem::FieldProblem, text};
use store::StoreError;

use crate::{
    admin::{insert, new_platform},
    audit::Actor,
    core::{Service, fault, refusal},
    entropy, registration,
};

#[async_trait]
impl StaffDesk for Service {
    async fn frame(&self, ctx: &Ctx) -> Result<Frame, Fault> {
        let Who::Person(person) = &ctx.who else {
            return Err(Fault::SignedOut);
        };
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
            _ => return Err(Fault::NotFound.into()),
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
}
