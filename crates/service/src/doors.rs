use async_trait::async_trait;
use console::{Ctx, CustomerDesk, Doors, Fault, PlatformDesk, StaffDesk, VisitorDesk, Who};

use crate::{
    core::{Service, fault},
    platform::Desk,
};

#[async_trait]
impl Doors for Service {
    fn visitor(&self) -> &dyn VisitorDesk {
        self
    }

    fn customer(&self) -> &dyn CustomerDesk {
        self
    }

    fn staff(&self, ctx: &Ctx) -> Result<&dyn StaffDesk, Fault> {
        match &ctx.who {
            Who::Person(_) => Ok(self),
            Who::Nobody => Err(Fault::SignedOut),
        }
    }

    async fn platform(&self, ctx: &Ctx, slug: &str) -> Result<Box<dyn PlatformDesk>, Fault> {
        let Who::Person(person) = &ctx.who else {
            return Err(Fault::SignedOut);
        };
        let found = self
            .store()
            .system()
            .platform_by_slug_for(&person.id, slug)
            .await;
        let platform = found
            .map_err(|error| fault(ctx, "finding a platform", error))?
            .ok_or(Fault::NotFound)?;
        Ok(Box::new(Desk {
            service: self.clone(),
            platform,
            person: person.clone(),
        }))
    }
}
