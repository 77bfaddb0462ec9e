//! What the store hands out and takes: plain data in the words of `domain`. Secrets are [`secrecy::SecretString`]s, so
//! no `Debug` shows them.

mod attempt;
mod audit;
mod authorizer;
mod call;
mod component;
mod conflict;
mod customer;
mod limit;
mod link;
mod option;
mod person;
mod platform;
mod push;
mod quota;
mod reconciliation;
mod release;
mod snapshot;
mod staff;

pub use attempt::{
    AttemptOrigin, AttemptRow, FailedPressRow, NewAttempt, NewFailedPress, ReturnedCode,
};
pub use audit::{AuditRow, NewAudit};
pub use authorizer::{
    AuthorizerName, AuthorizerRow, AuthorizerTokens, ClaimedRenewal, GrantUpdate, NewAuthorizer,
    NewTokens, ProfileUpdate, TokenRow,
};
pub use call::{CallCount, CallRow};
pub use component::{ComponentHealth, ComponentState, NewRival, Rest, RivalRow};
pub use conflict::{Acknowledged, ConflictCounts, ConflictRow, NewConflict};
pub use customer::{CustomerName, CustomerRow, NewCustomer};
pub use limit::Hit;
pub use link::{LinkRow, NewLink};
pub use option::OptionRow;
pub use person::{NewPerson, NewSession, PersonRow, SessionRow};
pub use platform::{Counts, KeptPair, NewPlatform, PlatformChange, PlatformRow, PlatformSecrets};
pub use push::{
    ClaimedPush, DuePush, NewPush, PushEnd, PushReceipt, PushRow, PushTry, PushWhy, RefusedPushes,
    WaitingTickets,
};
pub use quota::{ApiPause, QuotaReading};
pub use reconciliation::{
    FindingRow, KnownAccount, ListedAccount, NewFinding, NewRun, Progress, RunRow,
};
pub use release::{MessageCount, RehearsalRow, Rehearsed, RehearsedAt, TestGrantRow};
pub use snapshot::{NewSnapshot, SnapshotRow};
pub use staff::{InvitationRow, MemberRow, NewInvitation};
