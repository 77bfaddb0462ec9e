//! The WeChat Open Platform's third-party platform ("component") protocol.
//!
//! * [`PushKeys`] opens the encrypted pushes that WeChat sends and seals replies to them.
//! * [`Event`] is what a push to the authorization event URL says, [`Message`] what one to the message URL says.
//! * [`Client`] calls the component APIs; every failure is an [`Error`] that says what failed and carries no secret.
//! * [`Pusher`] delivers pushes as WeChat does, for whoever plays its part.
//! * [`authorization_link`] builds the links that an account's administrator opens, [`web_login_link`] those by which people
//!   log in to an account's pages.
//! * [`errcode`] explains WeChat's error codes in words.
//!
//! The crate knows no product and no database. It chooses no TLS provider either: the process that uses [`Client`]
//! installs one first (`rustls::crypto::ring::default_provider().install_default()`), and [`Client::new`] answers
//! [`SetupError::NoTlsProvider`] when it was forgotten.
//!
//! Facts about the protocol are cited as "docs/wechat.md §n".
#![warn(missing_docs)]
#![cfg_attr(doctest, doc = include_str!("../README.md"))]

mod client;
mod crypto;
mod envelope;
pub mod errcode;
mod error;
mod event;
mod hosts;
mod link;
mod message;
pub mod page_codes;
mod pusher;
pub mod redact;
mod xml;

pub use client::{
    AUTHORIZER_LIST_MAX, AccountKind, Answer, ApiQuota, Authorization, AuthorizerInfo,
    AuthorizerListPage, AuthorizerOption, AuthorizerToken, CallReport, CallbackAddresses, Category,
    Client, ComponentToken, ConfirmInfo, Confirmation, GrantedSet, ListedAuthorizer,
    MiniProgramInfo, MiniProgramSession, Observer, OptionValue, PreAuthCode, PushTicketState,
    RateLimit, SetupError, Timeouts, Unknown, WebUserToken, api_name,
};
pub use crypto::{EncodingAesKey, Frame, signature, verify_signature};
pub use envelope::{
    EchoQuery, EnvelopeError, Format, KeySlot, MAX_PUSH_BYTES, Opened, PushKeys, PushQuery,
    SealedPush,
};
pub use error::{ApiError, Class, Error, Retry};
pub use event::{
    Event, EventError, GrantEvent, Notice, NoticeKind, OrderPathResult, Trial, masked,
};
pub use hosts::Hosts;
pub use link::{
    AuthType, AuthorizationReturn, LinkForm, LinkParams, WebLoginParams, WebLoginReturn,
    WebLoginScope, authorization_link, fast_register_link, plugin_arguments, rebind_admin_link,
    web_login_link,
};
pub use message::{AccountEvent, Message, MessageError, MessageKind, TextReply};
pub use pusher::{PushFailure, PushReply, Pusher};
pub use xml::cdata;
