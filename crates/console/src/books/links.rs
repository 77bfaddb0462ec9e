use async_trait::async_trait;
use domain::{
    ids::{AttemptId, CustomerId, LinkId},
    list::LinkFilter,
};

use crate::{
    Ctx, Fault, LinkDetail, LinkExtension, LinkForm, LinkList, LinkNote, LinkReissue, NewLink,
    PageCodeView, QrFormat, Refusal,
};

/// What staff of a platform may do with its authorization links.
#[async_trait]
pub trait LinkBook: Send + Sync {
    /// A page of links.
    async fn links(&self, ctx: &Ctx, filter: &LinkFilter) -> Result<LinkList, Fault>;
    /// One link with its URL and its attempts.
    async fn link(&self, ctx: &Ctx, id: &LinkId) -> Result<LinkDetail, Fault>;
    /// The codes that WeChat's own authorization page shows, in words: all of them, or the one that somebody typed.
    fn page_codes(&self, typed: Option<&str>) -> Vec<PageCodeView>;
    /// What can be chosen when a link is made; `customer` is offered first.
    async fn link_form(&self, ctx: &Ctx, customer: Option<&CustomerId>) -> Result<LinkForm, Fault>;
    /// Makes a link. Refused while the platform's ticket is missing or stale.
    async fn make_link(&self, ctx: &Ctx, new: &NewLink) -> Result<LinkId, Refusal>;
    /// Withdraws a link: its page says so from now on.
    async fn revoke_link(&self, ctx: &Ctx, id: &LinkId) -> Result<(), Refusal>;
    /// Gives a link more time, also one whose life is over.
    async fn extend_link(
        &self,
        ctx: &Ctx,
        id: &LinkId,
        extension: &LinkExtension,
    ) -> Result<(), Refusal>;
    /// Makes a link that asks the same once more, and withdraws this one.
    async fn reissue_link(
        &self,
        ctx: &Ctx,
        id: &LinkId,
        reissue: &LinkReissue,
    ) -> Result<LinkId, Refusal>;
    /// Changes what a link tells its customer.
    async fn note_link(&self, ctx: &Ctx, id: &LinkId, note: &LinkNote) -> Result<(), Refusal>;
    /// Has the exchange of an attempt's code tried again at once, and waits a few seconds for what comes of it. Answers
    /// with the attempt's link.
    async fn retry_attempt(&self, ctx: &Ctx, id: &AttemptId) -> Result<LinkId, Refusal>;
    /// A link's QR code as a file.
    async fn link_qr(&self, ctx: &Ctx, id: &LinkId, format: QrFormat) -> Result<Vec<u8>, Fault>;
}
