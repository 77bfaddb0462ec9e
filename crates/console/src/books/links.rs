use async_trait::async_trait;
use domain::{
    ids::{CustomerId, LinkId},
    list::{LinkFilter, Page},
};

use crate::{Ctx, Fault, LinkDetail, LinkForm, LinkRow, NewLink, Refusal};

/// What staff of a platform may do with its authorization links.
#[async_trait]
pub trait LinkBook: Send + Sync {
    /// A page of links.
    async fn links(&self, ctx: &Ctx, filter: &LinkFilter) -> Result<Page<LinkRow>, Fault>;
    /// One link with its URL and its attempts.
    async fn link(&self, ctx: &Ctx, id: &LinkId) -> Result<LinkDetail, Fault>;
    /// What can be chosen when a link is made; `customer` is offered first.
    async fn link_form(&self, ctx: &Ctx, customer: Option<&CustomerId>) -> Result<LinkForm, Fault>;
    /// Makes a link. Refused while the platform's ticket is missing or stale.
    async fn make_link(&self, ctx: &Ctx, new: &NewLink) -> Result<LinkId, Refusal>;
}
