mod book;

use console::{Ctx, CustomerDetail, CustomerRef, CustomerRow, NewCustomer, Refusal, Rejected};
use domain::{
    audit::Action,
    ids::CustomerId,
    list::{AuthorizerFilter, CustomerFilter, LinkFilter, Page},
    text,
};
use store::{CustomerName, StoreError};

use super::{Desk, authorizers::authorizer_row, links::link_row};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    entropy,
};

impl Desk {
    pub(super) async fn list_customers(
        &self,
        filter: &CustomerFilter,
    ) -> Result<Page<CustomerRow>, StoreError> {
        Ok(self.rows().customers(filter).await?.map(customer_row))
    }

    pub(super) async fn read_customer(
        &self,
        ctx: &Ctx,
        id: &CustomerId,
    ) -> Result<CustomerDetail, StoreError> {
        let customer = self.rows().customer(id).await?;
        let links = LinkFilter {
            customer: Some(id.clone()),
            after: None,
        };
        let links = self.rows().links(&links).await?;
        let authorizers = AuthorizerFilter {
            customer: Some(id.clone()),
            ..AuthorizerFilter::default()
        };
        let authorizers = self.rows().authorizers(&authorizers).await?;
        Ok(CustomerDetail {
            customer: customer_row(customer),
            links: links.map(|row| link_row(&row, ctx)).rows,
            authorizers: authorizers.map(authorizer_row).rows,
        })
    }

    pub(super) async fn write_customer(
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

/// A customer as pages show it.
fn customer_row(row: store::CustomerRow) -> CustomerRow {
    let store::CustomerRow {
        id,
        name,
        note,
        links,
        authorizers,
        created_at,
    } = row;
    CustomerRow {
        id,
        name,
        note,
        links,
        authorizers,
        created_at,
    }
}

/// A customer as other pages name it.
pub(super) fn customer_ref(row: CustomerName) -> CustomerRef {
    CustomerRef {
        id: row.id,
        name: row.name,
    }
}
