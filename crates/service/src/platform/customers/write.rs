use console::{Ctx, NewCustomer, Refusal, Rejected};
use domain::{audit::Action, ids::CustomerId, text};

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    entropy,
    platform::Desk,
};

impl Desk {
    pub(in crate::platform) async fn write_customer(
        &self,
        ctx: &Ctx,
        new: &NewCustomer,
    ) -> Result<CustomerId, Refusal> {
        let mut rejected = Rejected::none();
        let name = rejected.check("name", text::name(&new.name));
        let note = rejected.check("note", text::note(&new.note));
        let (Some(name), Some(note)) = (name, note) else {
            return Err(rejected.into());
        };
        let id = CustomerId::new(ctx.now, entropy::bytes());
        let written = async {
            let tx = self.service.store().begin().await?;
            let row = store::NewCustomer {
                id: id.clone(),
                name: name.clone(),
                note: note.clone(),
                created_at: ctx.now,
                created_by: Some(self.person.id.clone()),
            };
            tx.platform(&self.platform.id).insert_customer(&row).await?;
            let facts = Facts::new()
                .with("name", name.as_str())
                .with("note", note.as_str());
            let event = Event::new(ctx, Actor::of(ctx), Action::AddCustomer).at(&self.platform.id);
            tx.audit(event.on(Object::customer(&id, &name)).after(facts).done())
                .await?;
            tx.commit().await
        };
        written
            .await
            .map_err(|error| refusal(ctx, "adding a customer", error))?;
        Ok(id)
    }
}
