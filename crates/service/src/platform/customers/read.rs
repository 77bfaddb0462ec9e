use std::collections::HashMap;

use console::{Ctx, CustomerDetail, CustomerRef, CustomerRow};
use domain::{
    ids::CustomerId,
    list::{AuthorizerFilter, ConflictFilter, CustomerFilter, LinkFilter, Page},
};
use store::{CustomerName, StoreError};

use crate::platform::{Desk, links::link_row};

/// How many of its conflicts a customer's page shows.
const CONFLICTS: usize = 5;

impl Desk {
    pub(in crate::platform) async fn list_customers(
        &self,
        filter: &CustomerFilter,
    ) -> Result<Page<CustomerRow>, StoreError> {
        Ok(self.rows().customers(filter).await?.map(customer_row))
    }

    pub(in crate::platform) async fn read_customer(
        &self,
        ctx: &Ctx,
        id: &CustomerId,
    ) -> Result<CustomerDetail, StoreError> {
        let customer = self.rows().customer(id).await?;
        let links = LinkFilter {
            customer: Some(id.clone()),
            ..LinkFilter::default()
        };
        let links = self.rows().links(&links, ctx.now).await?;
        let authorizers = AuthorizerFilter {
            customer: Some(id.clone()),
            ..AuthorizerFilter::default()
        };
        let authorizers = self.rows().authorizers(&authorizers).await?;
        let conflicts = ConflictFilter {
            customer: Some(id.clone()),
            ..ConflictFilter::default()
        };
        let mut conflicts = self.list_conflicts(&conflicts).await?.rows;
        conflicts.truncate(CONFLICTS);
        Ok(CustomerDetail {
            customer: customer_row(customer),
            links: links.map(|row| link_row(&row, ctx)).rows,
            authorizers: self.tagged(authorizers.rows, &HashMap::new()).await?,
            lacking: self.rows().lacking_of_customer(id).await?,
            conflicts,
        })
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
        archived_at,
        version,
    } = row;
    CustomerRow {
        id,
        name,
        note,
        links,
        authorizers,
        created_at,
        archived_at,
        version,
    }
}

/// A customer as other pages name it.
pub(in crate::platform) fn customer_ref(row: CustomerName) -> CustomerRef {
    CustomerRef {
        id: row.id,
        name: row.name,
    }
}
