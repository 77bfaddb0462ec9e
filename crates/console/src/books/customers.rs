use async_trait::async_trait;
use domain::{
    ids::CustomerId,
    list::{CustomerFilter, Page},
};

use crate::{Ctx, CustomerDetail, CustomerRow, Fault, NewCustomer, Refusal};

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
}
