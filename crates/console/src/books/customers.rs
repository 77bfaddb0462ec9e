use async_trait::async_trait;
use domain::{
    ids::{CustomerId, FlashId},
    list::{CustomerFilter, Page},
};

use crate::{
    Ctx, CustomerDetail, CustomerEdit, CustomerRow, Fault, ImportPreview, Imported, NewCustomer,
    Refusal,
};

/// What staff of a platform may do with its customers.
#[async_trait]
pub trait CustomerBook: Send + Sync {
    /// A page of customers.
    async fn customers(
        &self,
        ctx: &Ctx,
        filter: &CustomerFilter,
    ) -> Result<Page<CustomerRow>, Fault>;
    /// One customer with the newest links and authorizers.
    async fn customer(&self, ctx: &Ctx, id: &CustomerId) -> Result<CustomerDetail, Fault>;
    /// Adds a customer.
    async fn add_customer(&self, ctx: &Ctx, new: &NewCustomer) -> Result<CustomerId, Refusal>;
    /// Changes a customer's name and note.
    async fn edit_customer(
        &self,
        ctx: &Ctx,
        id: &CustomerId,
        edit: &CustomerEdit,
    ) -> Result<(), Refusal>;
    /// Puts a customer away, or takes it back. Nothing of it is lost, and its grants stay in force.
    async fn archive_customer(&self, ctx: &Ctx, id: &CustomerId, away: bool)
    -> Result<(), Refusal>;
    /// Takes a table of customers (CSV, UTF-8) to be checked and keeps it for some minutes: under which id. Fields: `file`,
    /// `text`, of which the file counts when it holds anything.
    async fn check_import(&self, ctx: &Ctx, file: &[u8], text: &str) -> Result<FlashId, Refusal>;
    /// What a table that was kept would bring; none when it is not kept any more.
    async fn import_preview(&self, ctx: &Ctx, id: &FlashId)
    -> Result<Option<ImportPreview>, Fault>;
    /// Adds the customers of a table that was kept, without the rows that are wrong.
    async fn import_customers(&self, ctx: &Ctx, id: &FlashId) -> Result<Imported, Refusal>;
}
