use console::Ctx;
use domain::{
    attempt::Failure,
    audit::Action,
    authorizer::{GrantStatus, SnapshotSource},
    ids::AuthorizerId,
    reconciliation::FindingKind,
    sets::SetIds,
    time::Timestamp,
};
use store::{AuthorizerRow, ListedAccount, PlatformTx, StoreError, Tx};
use wechat::{Authorization, AuthorizerInfo};

use super::{ask::Answer, profile};
use crate::{
    audit::{Actor, Event, Facts, Object},
    keeper::Platform,
    platform::name_of,
    settle::{Exchanged, Grant, profile_update},
};

/// WeChat: the account granted nothing (any more).
const NOT_GRANTED: i64 = 61_003;

/// Something that was found of an account.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) kind: FindingKind,
    pub(super) appid: String,
    pub(super) authorizer: Option<AuthorizerId>,
    /// What came and what went.
    pub(super) sets: Option<(SetIds, SetIds)>,
    pub(super) failure: Option<Failure>,
}

impl Found {
    pub(super) fn new(kind: FindingKind, appid: &str) -> Self {
        Self {
            kind,
            appid: appid.to_owned(),
            authorizer: None,
            sets: None,
            failure: None,
        }
    }
}

/// An account, as WeChat describes it, beside the book.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparison<'a> {
    pub(super) platform: &'a Platform,
    pub(super) account: &'a ListedAccount,
    pub(super) answer: &'a Answer,
    /// WeChat's list has it.
    pub(super) listed: bool,
    /// Before WeChat was asked.
    pub(super) asked_at: Timestamp,
}

impl Comparison<'_> {
    /// Whether the book says the same, and nothing is to be written but that it was looked at.
    pub(super) fn is_settled(&self, row: &AuthorizerRow) -> bool {
        match self.answer {
            Err(failure) => {
                failure.errcode == Some(NOT_GRANTED) && row.status != GrantStatus::Authorized
            }
            Ok(info) => {
                self.listed
                    && row.status == GrantStatus::Authorized
                    && (row.renewable || info.refresh_token.is_none())
                    && told(info).is_none_or(|sets| sets == row.granted)
                    && profile::changes(row, info).is_none()
            }
        }
    }

    /// Brings the book in line with what WeChat said, each change with its entry in the trail. What was written to the
    /// account since WeChat was asked is newer, and stays.
    pub(super) async fn write(&self, ctx: &Ctx, tx: &Tx) -> Result<Vec<Found>, StoreError> {
        let rows = tx.platform(&self.platform.id);
        let row = rows.hold_authorizer(&self.account.appid).await?;
        if row
            .as_ref()
            .is_some_and(|row| row.updated_at > self.asked_at)
        {
            return Ok(Vec::new());
        }
        let found = match (row, self.answer) {
            (Some(row), Ok(info)) if row.status != GrantStatus::Unauthorized => {
                self.compare(ctx, tx, &row, info).await?
            }
            (row, Ok(info)) => self.take_in(ctx, tx, row.as_ref(), info).await?,
            (Some(row), Err(failure)) if failure.errcode == Some(NOT_GRANTED) => {
                self.suspect(ctx, tx, &row).await?
            }
            (row, Err(failure)) => vec![Found {
                authorizer: row.map(|row| row.id),
                failure: Some(failure.clone()),
                ..self.found(FindingKind::Unchecked)
            }],
        };
        Ok(found)
    }

    /// The book lacks the account, or thinks that it revoked its grant.
    async fn take_in(
        &self,
        ctx: &Ctx,
        tx: &Tx,
        known: Option<&AuthorizerRow>,
        info: &AuthorizerInfo,
    ) -> Result<Vec<Found>, StoreError> {
        let listed = self.account.refresh_token.clone();
        let Some(token) = listed.or_else(|| info.refresh_token.clone()) else {
            let lacking = known
                .is_none()
                .then(|| self.found(FindingKind::NotExchanged));
            return Ok(lacking.into_iter().collect());
        };
        let exchanged = Exchanged {
            authorization: Authorization {
                authorizer_appid: self.account.appid.clone(),
                refresh_token: Some(token),
                func_info: info.func_info.clone(),
                ..Authorization::default()
            },
            info: Some(info.clone()),
        };
        let asked = self.asked_at.millis() / 1_000;
        let event_time = self.account.auth_time.unwrap_or(asked);
        let id = self.record(ctx, tx, &exchanged, event_time).await?;
        let kind = match known {
            Some(_) => FindingKind::Reinstated,
            None => FindingKind::TakenIn,
        };
        self.looked(&tx.platform(&self.platform.id), &id).await?;
        Ok(vec![self.of(&id, kind)])
    }

    /// The grant is in force, as far as the book knows, or in doubt.
    async fn compare(
        &self,
        ctx: &Ctx,
        tx: &Tx,
        row: &AuthorizerRow,
        info: &AuthorizerInfo,
    ) -> Result<Vec<Found>, StoreError> {
        let rows = tx.platform(&self.platform.id);
        let mut found = Vec::new();
        if let Some(token) = info.refresh_token.as_ref().filter(|_| !row.renewable)
            && rows
                .rescue_token(&row.id, token, self.asked_at, ctx.now)
                .await?
        {
            tx.audit(self.event(ctx, Action::RescueToken, row).done())
                .await?;
            found.push(self.of(&row.id, FindingKind::TokenRescued));
        }
        if rows.reinstate_grant(&row.id, ctx.now).await? {
            let event = self
                .event(ctx, Action::ReinstateGrant, row)
                .before(status(GrantStatus::Suspected))
                .after(status(GrantStatus::Authorized));
            tx.audit(event.done()).await?;
            found.push(self.of(&row.id, FindingKind::Reinstated));
        }
        if let Some(changes) = profile::changes(row, info) {
            rows.update_profile(&row.id, &profile_update(info), ctx.now)
                .await?;
            rows.refresh_lacking(&row.id).await?;
            if let Some((before, after)) = changes.told() {
                let event = self.event(ctx, Action::UpdateProfile, row);
                tx.audit(event.before(before).after(after).done()).await?;
                found.push(self.of(&row.id, FindingKind::ProfileChanged));
            }
        }
        if let Some(sets) = told(info).filter(|sets| *sets != row.granted) {
            let exchanged = Exchanged {
                authorization: Authorization {
                    authorizer_appid: self.account.appid.clone(),
                    func_info: info.func_info.clone(),
                    ..Authorization::default()
                },
                info: Some(AuthorizerInfo {
                    refresh_token: None,
                    ..info.clone()
                }),
            };
            self.record(ctx, tx, &exchanged, row.grant_event_time)
                .await?;
            found.push(Found {
                sets: Some((sets.minus(&row.granted), row.granted.minus(&sets))),
                ..self.of(&row.id, FindingKind::SetsChanged)
            });
        }
        if !self.listed {
            found.push(self.of(&row.id, FindingKind::Unlisted));
        }
        self.looked(&rows, &row.id).await?;
        Ok(found)
    }

    async fn suspect(
        &self,
        ctx: &Ctx,
        tx: &Tx,
        row: &AuthorizerRow,
    ) -> Result<Vec<Found>, StoreError> {
        let rows = tx.platform(&self.platform.id);
        if !rows.suspect_grant(&row.id, self.asked_at, ctx.now).await? {
            return Ok(Vec::new());
        }
        let event = self
            .event(ctx, Action::SuspectGrant, row)
            .before(status(GrantStatus::Authorized))
            .after(status(GrantStatus::Suspected));
        tx.audit(event.done()).await?;
        self.looked(&rows, &row.id).await?;
        Ok(vec![self.of(&row.id, FindingKind::Vanished)])
    }

    /// Writes it as a push would have, had it come.
    async fn record(
        &self,
        ctx: &Ctx,
        tx: &Tx,
        exchanged: &Exchanged,
        event_time: i64,
    ) -> Result<AuthorizerId, StoreError> {
        let grant = Grant {
            ctx,
            platform: self.platform,
            exchanged,
            meant: None,
            source: SnapshotSource::Reconciliation,
            actor: Actor::system(),
            event_time,
            push: None,
        };
        Ok(grant.record(tx, ctx.now).await?.authorizer)
    }

    async fn looked(&self, rows: &PlatformTx<'_>, id: &AuthorizerId) -> Result<(), StoreError> {
        rows.note_looks(&[(id.clone(), self.account.auth_time)], self.asked_at)
            .await
    }

    fn event(&self, ctx: &Ctx, action: Action, row: &AuthorizerRow) -> Event {
        Event::new(ctx, Actor::system(), action)
            .at(&self.platform.id)
            .on(Object::authorizer(&row.id, name_of(row)))
    }

    fn found(&self, kind: FindingKind) -> Found {
        Found::new(kind, &self.account.appid)
    }

    fn of(&self, id: &AuthorizerId, kind: FindingKind) -> Found {
        Found {
            authorizer: Some(id.clone()),
            ..self.found(kind)
        }
    }
}

/// The sets that WeChat told; none when it told nothing of them.
fn told(info: &AuthorizerInfo) -> Option<SetIds> {
    let told = info.func_info.as_ref()?;
    Some(told.iter().copied().collect())
}

fn status(status: GrantStatus) -> Facts {
    Facts::new().with("status", status.code())
}
