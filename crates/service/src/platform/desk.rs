use async_trait::async_trait;
use console::{Ctx, Fault, Overview, Person, PlatformDesk};
use domain::audit::Action;
use store::{PlatformRow, PlatformStore, StoreError};

use crate::{
    audit::{Actor, Event, Object},
    core::{Service, answer},
    failure::{Explainer, UNLISTED},
};

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

    /// What somebody does with the platform as a whole.
    pub(crate) fn of_platform(&self, ctx: &Ctx, action: Action) -> Event {
        let platform = &self.platform;
        Event::new(ctx, Actor::of(ctx), action)
            .at(&platform.id)
            .on(Object::platform(&platform.id, &platform.name))
    }

    /// What tells of the failures on a page. `unlisted`: one of them is that an address is not on the platform's list.
    pub(super) async fn explainer(&self, unlisted: bool) -> Result<Explainer, StoreError> {
        Ok(if unlisted {
            Explainer::new(self.address_seen().await?)
        } else {
            Explainer::default()
        })
    }

    /// The address that WeChat saw when it was last not on the platform's list, as far as the log of calls goes back.
    pub(super) async fn address_seen(&self) -> Result<Option<String>, StoreError> {
        // What was just asked for may be why the page is looked at.
        self.service.write_calls().await?;
        self.rows().newest_address(UNLISTED).await
    }
}

#[async_trait]
impl PlatformDesk for Desk {
    async fn overview(&self, ctx: &Ctx) -> Result<Overview, Fault> {
        answer(ctx, "reading the overview", self.read_overview(ctx).await)
    }
}
