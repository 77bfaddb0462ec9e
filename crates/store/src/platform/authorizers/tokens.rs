use domain::{
    attempt::Failure, authorizer::GrantStatus, ids::AuthorizerId, time::Timestamp, token::renew_at,
};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, UpdateMany,
    sea_query::{Expr, ExprTrait as _},
};
use secrecy::SecretString;

use super::grant::found;
use crate::{
    AuthorizerTokens, NewTokens, PlatformStore, PlatformTx, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::authorizer::{Column, Entity, Model},
    failure,
    keys::{KeyRing, Slot},
    lease::{self, Claim},
};

pub(in crate::platform) const REFRESH: Slot = Slot::new("authorizer", "refresh_token");
const ACCESS: Slot = Slot::new("authorizer", "access_token");

/// Where a failure stands.
const FAILURE: [Column; 3] = [
    Column::FailureKind,
    Column::FailureErrcode,
    Column::FailureRid,
];

impl PlatformStore<'_> {
    /// An authorizer's tokens.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn tokens(&self, id: &AuthorizerId) -> Result<AuthorizerTokens> {
        let row = self
            .own_authorizers()
            .filter(Column::Id.eq(id.as_str()))
            .one(&self.db.read)
            .await?
            .ok_or(StoreError::NotFound)?;
        opened(self.db.keys, row)
    }

    /// Takes the right to renew an authorizer's token until `until`: the fence that proves it, or none while somebody
    /// else has it or nothing is granted. Read [`Self::tokens`] again after it is won: they may be new.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn lease_authorizer_token(
        &self,
        id: &AuthorizerId,
        owner: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<i64>> {
        let which = Condition::all()
            .add(Column::PlatformId.eq(self.id.as_str()))
            .add(Column::Id.eq(id.as_str()))
            .add(Column::Status.eq(GrantStatus::Authorized.code()));
        lease::take(&self.db.write, Entity, which, Claim { owner, now, until }).await
    }

    /// Keeps the lease for longer; false when it was lost.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn prolong_authorizer_token(
        &self,
        id: &AuthorizerId,
        fence: i64,
        until: Timestamp,
    ) -> Result<bool> {
        let which = Condition::all()
            .add(Column::PlatformId.eq(self.id.as_str()))
            .add(Column::Id.eq(id.as_str()));
        lease::prolong(&self.db.write, Entity, which, fence, until).await
    }

    /// Gives the lease back without a result. Nothing happens when it was lost.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn release_authorizer_token(&self, id: &AuthorizerId, fence: i64) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::Fence.eq(fence))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

pub(super) fn opened(keys: &KeyRing, row: Model) -> Result<AuthorizerTokens> {
    let open = |slot, sealed: Option<Vec<u8>>| {
        sealed
            .map(|sealed| keys.open(slot, &row.id, &sealed))
            .transpose()
    };
    Ok(AuthorizerTokens {
        refresh: open(REFRESH, row.refresh_token)?,
        access: open(ACCESS, row.access_token)?,
        access_expires_at: time_or_null(row.access_expires_at),
        access_at: time_or_null(row.access_at),
        appid: row.appid,
        name: row.name,
        failure: Decode("authorizer").failure(
            row.failure_kind.as_deref(),
            row.failure_errcode,
            row.failure_rid,
        )?,
        failed_tries: row.renew_tries,
    })
}

impl PlatformTx<'_> {
    /// Keeps the tokens of a new grant. Whoever renews the old ones just now loses the lease.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`].
    pub async fn put_tokens(
        &self,
        id: &AuthorizerId,
        tokens: &NewTokens,
        now: Timestamp,
    ) -> Result<()> {
        let update = self
            .with_tokens(self.one(id, now), id, tokens, now)?
            .col_expr(Column::Fence, Expr::col(Column::Fence).add(1));
        found(update.exec(&self.db.write).await?)
    }

    /// Takes over a refresh token that WeChat's list has, or its profile, as of `seen_at`. False, and nothing is changed, when
    /// the grant is revoked, or anything of the account was written since: that is newer.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn rescue_token(
        &self,
        id: &AuthorizerId,
        token: &SecretString,
        seen_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool> {
        let found = NewTokens {
            refresh: Some(token.clone()),
            access: None,
        };
        let update = self
            .with_tokens(self.one(id, now), id, &found, now)?
            .col_expr(Column::Fence, Expr::col(Column::Fence).add(1))
            .filter(Column::Status.ne(GrantStatus::Unauthorized.code()))
            .filter(Column::UpdatedAt.lte(seen_at.millis()));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }

    /// Keeps renewed tokens and ends the lease; false when the lease was lost, and then nothing is changed.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn renew_tokens(
        &self,
        id: &AuthorizerId,
        fence: i64,
        tokens: &NewTokens,
        now: Timestamp,
    ) -> Result<bool> {
        let update = self
            .with_tokens(self.one(id, now), id, tokens, now)?
            .filter(Column::Fence.eq(fence));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }

    /// Notes why a renewal failed, and that it is tried again at `retry_at`, and ends the lease; false when the lease was lost, and then nothing is changed. The
    /// old tokens stay.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn fail_tokens(
        &self,
        id: &AuthorizerId,
        fence: i64,
        failure: &Failure,
        at: Timestamp,
        retry_at: Timestamp,
    ) -> Result<bool> {
        let update = ended(self.one(id, at), Some((failure, at)))
            .col_expr(Column::RenewAt, Expr::value(retry_at.millis()))
            .col_expr(Column::RenewTries, Expr::col(Column::RenewTries).add(1))
            .filter(Column::Fence.eq(fence));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }

    fn with_tokens(
        &self,
        update: UpdateMany<Entity>,
        id: &AuthorizerId,
        tokens: &NewTokens,
        now: Timestamp,
    ) -> Result<UpdateMany<Entity>> {
        let mut update = ended(update, None).col_expr(Column::RenewTries, Expr::value(0));
        if let Some(refresh) = &tokens.refresh {
            let sealed = self.db.keys.seal(REFRESH, id.as_str(), refresh)?;
            update = update.col_expr(Column::RefreshToken, Expr::value(sealed));
        }
        if let Some((access, expires_at)) = &tokens.access {
            let sealed = self.db.keys.seal(ACCESS, id.as_str(), access)?;
            update = update
                .col_expr(Column::AccessToken, Expr::value(sealed))
                .col_expr(Column::AccessExpiresAt, Expr::value(expires_at.millis()))
                .col_expr(Column::AccessAt, Expr::value(now.millis()))
                .col_expr(
                    Column::RenewAt,
                    Expr::value(renew_at(id, now, *expires_at).millis()),
                );
        } else {
            // Another refresh token: what it is worth is seen at once.
            update = update.col_expr(Column::RenewAt, Expr::value(now.millis()));
        }
        Ok(update)
    }
}

/// The renewal is over, and how it failed.
fn ended(update: UpdateMany<Entity>, failure: Option<(&Failure, Timestamp)>) -> UpdateMany<Entity> {
    let (failure, at) = failure.unzip();
    failure::kept_in(update, FAILURE, failure)
        .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None))
        .col_expr(Column::FailedAt, Expr::value(at.map(Timestamp::millis)))
}
