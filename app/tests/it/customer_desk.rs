//! Customers from memory.

use async_trait::async_trait;
use console::{
    Ctx, CustomerBook, CustomerDetail, CustomerEdit, CustomerRow, Fault, ImportPreview, Imported,
    NewCustomer, Refusal, Rejected,
};
use domain::{
    ids::{CustomerId, FlashId},
    list::{CustomerFilter, Page},
    problem::{FieldProblem, FormProblem},
};

use super::{desks::Desk, samples};

#[async_trait]
impl CustomerBook for Desk {
    async fn customers(&self, _: &Ctx, _: &CustomerFilter) -> Result<Page<CustomerRow>, Fault> {
        Ok(self.page(samples::customer()))
    }

    async fn customer(&self, _: &Ctx, id: &CustomerId) -> Result<CustomerDetail, Fault> {
        if *id == samples::customer().id {
            Ok(samples::customer_detail())
        } else {
            Err(Fault::NotFound)
        }
    }

    async fn add_customer(&self, _: &Ctx, new: &NewCustomer) -> Result<CustomerId, Refusal> {
        let mut rejected = Rejected::none();
        rejected.check("name", domain::text::name(&new.name));
        rejected.check("note", domain::text::note(&new.note));
        if rejected == Rejected::none() {
            Ok(samples::customer().id)
        } else {
            Err(rejected.into())
        }
    }

    async fn edit_customer(
        &self,
        _: &Ctx,
        _: &CustomerId,
        edit: &CustomerEdit,
    ) -> Result<(), Refusal> {
        if edit.version == "7" {
            Ok(())
        } else {
            Err(Rejected::general(FormProblem::ChangedMeanwhile).into())
        }
    }

    async fn archive_customer(&self, _: &Ctx, _: &CustomerId, _: bool) -> Result<(), Refusal> {
        Ok(())
    }

    async fn check_import(&self, _: &Ctx, _: &[u8], _: &str) -> Result<FlashId, Refusal> {
        Err(Rejected::field("file", FieldProblem::NotUtf8).into())
    }

    async fn import_preview(&self, _: &Ctx, id: &FlashId) -> Result<Option<ImportPreview>, Fault> {
        Ok((*id == samples::id("fls", 1)).then(samples::import_preview))
    }

    async fn import_customers(&self, _: &Ctx, _: &FlashId) -> Result<Imported, Refusal> {
        Err(Rejected::general(FormProblem::PreviewGone).into())
    }
}
