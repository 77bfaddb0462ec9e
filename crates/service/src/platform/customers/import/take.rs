use console::{Ctx, ImportRow, Imported, Refusal, Rejected};
use domain::{
    audit::Action,
    ids::{CustomerId, FlashId},
    problem::FormProblem,
};
use store::{StoreError, Tx};

use super::keep::sorted;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    entropy,
    platform::Desk,
};

impl Desk {
    pub(in crate::platform) async fn take_in(
        &self,
        ctx: &Ctx,
        id: &FlashId,
    ) -> Result<Imported, Refusal> {
        let taken = self.write_import(ctx, id).await;
        let taken = taken.map_err(|error| refusal(ctx, "taking in customers", error))?;
        taken.ok_or_else(|| Rejected::general(FormProblem::PreviewGone).into())
    }

    /// All of the good rows, or none of them. The table is gone with them: sent twice, it is taken in once.
    async fn write_import(&self, ctx: &Ctx, id: &FlashId) -> Result<Option<Imported>, StoreError> {
        let Some(rows) = self.kept_rows(id).await? else {
            return Ok(None);
        };
        let tx = self.service.store().begin().await?;
        if !tx.system().take_flash(id, self.holder()).await? {
            return Ok(None);
        }
        // One import after another: each sees the names that those before it took in.
        let book = tx.platform(&self.platform.id);
        book.hold().await?;
        let sorted = sorted(rows, &book).await?;
        for row in &sorted.good {
            self.add_row(ctx, &tx, row).await?;
        }
        let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        let imported = Imported {
            added: count(sorted.good.len()),
            skipped: count(sorted.refused.len()),
        };
        let facts = Facts::new()
            .with("added", imported.added)
            .with("refused", imported.skipped);
        let event = self.of_platform(ctx, Action::ImportCustomers);
        tx.audit(event.after(facts).done()).await?;
        tx.commit().await?;
        Ok(Some(imported))
    }

    async fn add_row(&self, ctx: &Ctx, tx: &Tx, row: &ImportRow) -> Result<(), StoreError> {
        let id = CustomerId::new(ctx.now, entropy::ordered());
        let new = store::NewCustomer {
            id: id.clone(),
            name: row.name.clone(),
            note: row.note.clone(),
            created_at: ctx.now,
            created_by: Some(self.person.id.clone()),
        };
        tx.platform(&self.platform.id).insert_customer(&new).await?;
        let facts = Facts::new()
            .with("name", row.name.as_str())
            .with("note", row.note.as_str())
            .with("line", row.line);
        let event = Event::new(ctx, Actor::of(ctx), Action::AddCustomer)
            .at(&self.platform.id)
            .on(Object::customer(&id, &row.name));
        tx.audit(event.after(facts).done()).await
    }
}
