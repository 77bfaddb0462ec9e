use async_trait::async_trait;
use console::{Ctx, Fault, LinkBook, LinkDetail, LinkForm, LinkRow, NewLink, Refusal};
use domain::{
    ids::{CustomerId, LinkId},
    list::{LinkFilter, Page},
};

use crate::{core::answer, platform::Desk};

#[async_trait]
impl LinkBook for Desk {
    async fn links(&self, ctx: &Ctx, filter: &LinkFilter) -> Result<Page<LinkRow>, Fault> {
        answer(ctx, "listing links", self.list_links(ctx, filter).await)
    }

    async fn link(&self, ctx: &Ctx, id: &LinkId) -> Result<LinkDetail, Fault> {
        answer(ctx, "reading a link", self.read_link(ctx, id).await)
    }

    async fn link_form(&self, ctx: &Ctx, customer: Option<&CustomerId>) -> Result<LinkForm, Fault> {
        answer(
            ctx,
            "reading what a link can be made of",
            self.read_link_form(ctx, customer).await,
        )
    }

    async fn make_link(&self, ctx: &Ctx, new: &NewLink) -> Result<LinkId, Refusal> {
        self.write_link(ctx, new).await
    }
}
