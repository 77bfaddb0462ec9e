use console::{Ctx, CustomerEdit, Refusal, Rejected};
use domain::{audit::Action, ids::CustomerId, text};
use store::{CustomerRow, StoreError};

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    platform::Desk,
};

impl Desk {
    pub(in crate::platform) async fn change_customer(
        &self,
        ctx: &Ctx,
        id: &CustomerId,
        edit: &CustomerEdit,
    ) -> Result<(), Refusal> {
        let before = self.customer_now(ctx, id).await?;
        let mut rejected = Rejected::none();
        let name = rejected.check("name", text::name(&edit.name));
        let note = rejected.check("note", text::note(&edit.note));
        let (Some(name), Some(note)) = (name, note) else {
            return Err(rejected.into());
        };
        let version = edit.version.parse().unwrap_or(-1);
        let written = self.write_change(ctx, &before, version, &name, &note).await;
        let event = self.of_customer(ctx, Action::EditCustomer, &before.id, &before.name);
        let doing = "changing a customer";
        self.service
            .unless_changed(ctx, doing, event, written)
            .await
    }

    async fn write_change(
        &self,
        ctx: &Ctx,
        before: &CustomerRow,
        version: i64,
        name: &str,
        note: &str,
    ) -> Result<bool, StoreError> {
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        if !rows
            .update_customer(&before.id, version, name, note)
            .await?
        {
            return Ok(false);
        }
        let facts = |name: &str, note: &str| Facts::new().with("name", name).with("note", note);
        let event = self
            .of_customer(ctx, Action::EditCustomer, &before.id, name)
            .before(facts(&before.name, &before.note))
            .after(facts(name, note));
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Doing what is done already is no mistake, and no event.
    pub(in crate::platform) async fn put_away(
        &self,
        ctx: &Ctx,
        id: &CustomerId,
        away: bool,
    ) -> Result<(), Refusal> {
        let customer = self.customer_now(ctx, id).await?;
        let written = async {
            let tx = self.service.store().begin().await?;
            let rows = tx.platform(&self.platform.id);
            let (changed, action) = if away {
                let changed = rows.archive_customer(id, ctx.now).await?;
                (changed, Action::ArchiveCustomer)
            } else {
                (rows.restore_customer(id).await?, Action::RestoreCustomer)
            };
            if changed {
                let event = self.of_customer(ctx, action, id, &customer.name);
                tx.audit(event.done()).await?;
                tx.commit().await?;
            }
            Ok(())
        };
        written
            .await
            .map_err(|error| refusal(ctx, "putting a customer away", error))
    }

    async fn customer_now(&self, ctx: &Ctx, id: &CustomerId) -> Result<CustomerRow, Refusal> {
        let customer = self.rows().customer(id).await;
        customer.map_err(|error| refusal(ctx, "reading a customer", error))
    }

    fn of_customer(&self, ctx: &Ctx, action: Action, id: &CustomerId, name: &str) -> Event {
        Event::new(ctx, Actor::of(ctx), action)
            .at(&self.platform.id)
            .on(Object::customer(id, name))
    }
}
