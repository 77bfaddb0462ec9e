use console::Ctx;
use domain::{
    audit::Action,
    ids::{CustomerId, PlatformId},
    problem::FieldProblem,
    text,
};
use store::{NewCustomer, NewPlatform, PlatformRow, StoreError, Tx};

use super::{AdminError, Registration, error::invalid, registration::check};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    entropy,
};

impl Service {
    /// Adds a platform, and customers to begin with.
    ///
    /// # Errors
    /// [`AdminError::Invalid`] names the value; nothing is added then.
    pub async fn add_platform(
        &self,
        registration: &Registration,
    ) -> Result<PlatformId, AdminError> {
        let ctx = self.own_ctx();
        let id = PlatformId::new(ctx.now, entropy::bytes());
        let platform = check(registration, id.clone(), ctx.now)?;
        let names: Result<Vec<String>, FieldProblem> = registration
            .customers
            .iter()
            .map(|name| text::name(name))
            .collect();
        let names = names
            .map_err(|_| invalid("customers", "each must be a name of 1 to 100 characters"))?;
        let tx = self.store().begin().await?;
        insert(&tx, &ctx, Actor::system(), &platform).await?;
        for name in names {
            let customer = CustomerId::new(ctx.now, entropy::bytes());
            let event = Event::new(&ctx, Actor::system(), Action::AddCustomer).at(&id);
            let event = event
                .on(Object::customer(&customer, &name))
                .after(Facts::new().with("name", name.as_str()));
            let row = NewCustomer {
                id: customer,
                name,
                note: String::new(),
                created_at: ctx.now,
                created_by: None,
            };
            tx.platform(&id).insert_customer(&row).await?;
            tx.audit(event.done()).await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// Every platform.
    ///
    /// # Errors
    /// [`AdminError::Store`].
    pub async fn all_platforms(&self) -> Result<Vec<PlatformRow>, AdminError> {
        let mut rows = Vec::new();
        for id in self.store().system().platform_ids().await? {
            rows.push(self.store().platform(&id).head().await?);
        }
        Ok(rows)
    }
}

/// Adds a platform and its entry in the trail.
pub(crate) async fn insert(
    tx: &Tx,
    ctx: &Ctx,
    actor: Actor,
    platform: &NewPlatform,
) -> Result<(), StoreError> {
    tx.system().insert_platform(platform).await?;
    let facts = Facts::new()
        .with("slug", platform.slug.as_str())
        .with("component_appid", platform.component_appid.as_str())
        .with("public_origin", platform.public_origin.as_str())
        .sets("offered_sets", &platform.offered);
    let event = Event::new(ctx, actor, Action::AddPlatform).at(&platform.id);
    let object = Object::platform(&platform.id, &platform.name);
    tx.audit(event.on(object).after(facts).done()).await
}
