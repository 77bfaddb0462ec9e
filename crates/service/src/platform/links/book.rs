use async_trait::async_trait;
use console::{
    Ctx, Fault, LinkBook, LinkDetail, LinkExtension, LinkForm, LinkList, LinkNote, LinkReissue,
    NewLink, PageCodeView, QrFormat, Refusal,
};
use domain::{
    ids::{AttemptId, CustomerId, LinkId},
    list::LinkFilter,
};

use super::stuck::page_codes;
use crate::{core::answer, platform::Desk};

#[async_trait]
impl LinkBook for Desk {
    async fn links(&self, ctx: &Ctx, filter: &LinkFilter) -> Result<LinkList, Fault> {
        answer(ctx, "listing links", self.list_links(ctx, filter).await)
    }

    async fn link(&self, ctx: &Ctx, id: &LinkId) -> Result<LinkDetail, Fault> {
        answer(ctx, "reading a link", self.read_link(ctx, id).await)
    }

    fn page_codes(&self, typed: Option<&str>) -> Vec<PageCodeView> {
        page_codes(typed)
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

    async fn revoke_link(&self, ctx: &Ctx, id: &LinkId) -> Result<(), Refusal> {
        self.withdraw_link(ctx, id).await
    }

    async fn extend_link(
        &self,
        ctx: &Ctx,
        id: &LinkId,
        extension: &LinkExtension,
    ) -> Result<(), Refusal> {
        self.prolong_link(ctx, id, extension).await
    }

    async fn reissue_link(
        &self,
        ctx: &Ctx,
        id: &LinkId,
        reissue: &LinkReissue,
    ) -> Result<LinkId, Refusal> {
        self.make_anew(ctx, id, reissue).await
    }

    async fn note_link(&self, ctx: &Ctx, id: &LinkId, note: &LinkNote) -> Result<(), Refusal> {
        self.write_link_note(ctx, id, note).await
    }

    async fn retry_attempt(&self, ctx: &Ctx, id: &AttemptId) -> Result<LinkId, Refusal> {
        self.try_again(ctx, id).await
    }

    async fn link_qr(&self, ctx: &Ctx, id: &LinkId, format: QrFormat) -> Result<Vec<u8>, Fault> {
        answer(ctx, "drawing a link", self.draw_link(id, format).await)
    }
}
