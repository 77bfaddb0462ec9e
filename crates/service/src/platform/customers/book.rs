use async_trait::async_trait;
use console::{Ctx, CustomerBook, CustomerDetail, CustomerRow, Fault, NewCustomer, Refusal};
use domain::{
    ids::CustomerId,
    list::{CustomerFilter, Page},
};

use crate::{core::answer, platform::Desk};

#[async_trait]
impl CustomerBook for Desk {
    async fn customers(
        &self,
        ctx: &Ctx,
        filter: &CustomerFilter,
    ) -> Result<Page<CustomerRow>, Fault> {
        answer(ctx, "listing customers", self.list_customers(filter).await)
    }

    async fn customer(&self, ctx: &Ctx, id: &CustomerId) -> Result<CustomerDetail, Fault> {
        answer(ctx, "reading a customer", self.read_customer(ctx, id).await)
    }

    async fn add_customer(&self, ctx: &Ctx, new: &NewCustomer) -> Result<CustomerId, Refusal> {
        self.write_customer(ctx, new).await
    }
}
