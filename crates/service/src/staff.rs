use async_trait::async_trait;
use console::{Ctx, Fault, Frame, PlatformRef, StaffDesk, Who};

use crate::core::{Service, fault};

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
}
