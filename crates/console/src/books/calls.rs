use async_trait::async_trait;
use domain::list::CallFilter;

use crate::{CallList, Ctx, Fault};

/// What staff of a platform may see of the calls that were made to WeChat for it.
#[async_trait]
pub trait CallBook: Send + Sync {
    /// A page of the calls, newest first.
    async fn calls(&self, ctx: &Ctx, filter: &CallFilter) -> Result<CallList, Fault>;
}
