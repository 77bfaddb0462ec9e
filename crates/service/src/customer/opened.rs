use console::Ctx;
use domain::audit::Action;
use store::StoreError;

use super::landing::closed;
use crate::{
    audit::{Actor, Event, Object},
    core::Service,
};

impl Service {
    /// The first showing of an open link is kept; whatever comes later changes nothing.
    pub(super) async fn note_opening(&self, ctx: &Ctx, token: &str) -> Result<(), StoreError> {
        let Some(link) = self.link_of(token).await? else {
            return Ok(());
        };
        if link.opened_at.is_some() || closed(&link, ctx).is_some() {
            return Ok(());
        }
        let tx = self.store().begin().await?;
        let rows = tx.platform(&link.platform_id);
        if rows.open_link(&link.id, ctx.now).await? {
            let actor = Actor::customer(&link.customer.id, &link.customer.name);
            let event = Event::new(ctx, actor, Action::OpenLink)
                .at(&link.platform_id)
                .on(Object::link(&link.id, &link.customer.name));
            tx.audit(event.done()).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
