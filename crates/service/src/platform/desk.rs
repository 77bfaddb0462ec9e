use async_trait::async_trait;
use console::{Ctx, Fault, Overview, Person, PlatformDesk};
use store::{PlatformRow, PlatformStore};

use crate::core::{Service, answer};

/// The capability: holding one proves that its person may work on its platform.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    pub(crate) service: Service,
    pub(crate) platform: PlatformRow,
    pub(crate) person: Person,
}

impl Desk {
    /// The platform's rows.
    pub(crate) fn rows(&self) -> PlatformStore<'_> {
        self.service.store().platform(&self.platform.id)
    }
}

#[async_trait]
impl PlatformDesk for Desk {
    async fn overview(&self, ctx: &Ctx) -> Result<Overview, Fault> {
        answer(ctx, "reading the overview", self.read_overview(ctx).await)
    }
}
