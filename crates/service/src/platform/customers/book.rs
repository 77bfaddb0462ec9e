use async_trait::async_trait;
use console::{
    Ctx, CustomerBook, CustomerDetail, CustomerEdit, CustomerRow, Fault, ImportPreview, Imported,
    NewCustomer, Refusal,
};
use domain::{
    ids::{CustomerId, FlashId},
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

    async fn edit_customer(
        &self,
        ctx: &Ctx,
        id: &CustomerId,
        edit: &CustomerEdit,
    ) -> Result<(), Refusal> {
        self.change_customer(ctx, id, edit).await
    }

    async fn archive_customer(
        &self,
        ctx: &Ctx,
        id: &CustomerId,
        away: bool,
    ) -> Result<(), Refusal> {
        self.put_away(ctx, id, away).await
    }

    async fn check_import(&self, ctx: &Ctx, file: &[u8], text: &str) -> Result<FlashId, Refusal> {
        self.keep_import(ctx, file, text).await
    }

    async fn import_preview(
        &self,
        ctx: &Ctx,
        id: &FlashId,
    ) -> Result<Option<ImportPreview>, Fault> {
        answer(
            ctx,
            "checking a table of customers",
            self.preview_import(ctx, id).await,
        )
    }

    async fn import_customers(&self, ctx: &Ctx, id: &FlashId) -> Result<Imported, Refusal> {
        self.take_in(ctx, id).await
    }
}
