//! The customers' pages: plain HTML in a shell of its own, rendered outside the client router and without WASM, so
//! that they open quickly on any phone. The server asks the desk, and one of these functions turns its answer into a
//! [`Page`], which is an axum response (status, HTML, never cached).
//!
//! | function | for |
//! | --- | --- |
//! | [`landing`] | `GET /l/{token}` |
//! | [`not_gone`] | `POST /l/{token}/go` that did not lead to WeChat |
//! | [`result`] | the result of an attempt |
//! | [`unknown`], [`trouble`] | addresses that lead nowhere; faults |

mod document;
mod landing;
mod outcome;
mod page;
mod parts;
mod rights;
mod setbacks;
#[cfg(test)]
mod tests;

pub use landing::landing;
pub use outcome::result;
pub use page::{Device, Page, Visit};
pub use setbacks::{not_gone, trouble, unknown};
