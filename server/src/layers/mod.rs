//! What happens around every handler, from the outside in: [`record`] names and logs the request, [`safe_headers`]
//! guards the answer, [`speak`] gives notices their words, [`rescue`] and [`hurry`] turn a panic and a delay into
//! notices. Then, where they are needed: [`csrf`] and [`small_bodies`] refuse foreign and huge forms, [`page_headers`]
//! and [`customer_headers`] choose a policy, [`visitor`] finds out who asks, [`guard`] keeps pages to those who may see
//! them.

mod forms;
mod guard;
mod headers;
mod hurry;
mod record;
mod speak;
mod visitor;

pub use forms::{csrf, rescue, small_bodies, too_large, upload_bodies};
pub use guard::guard;
pub use headers::{PageNonce, customer_headers, page_headers, safe_headers};
pub use hurry::hurry;
pub use record::record;
pub use speak::speak;
pub use visitor::visitor;
