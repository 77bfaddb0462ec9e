use domain::{
    authorizer::{GrantStatus, Standing},
    ids::{AttemptId, AuthorizerId, CustomerId},
    sets::SetIds,
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, UpdateMany, UpdateResult, Value,
    sea_query::{CaseStatement, Expr, ExprTrait as _, OnConflict},
};

use crate::{
    GrantUpdate, NewAuthorizer, PlatformStore, PlatformTx, ProfileUpdate, Result, StoreError,
    entities::authorizer::{ActiveModel, Column, Entity},
    insert::unless_taken,
};

impl PlatformStore<'_> {
    /// Notes that the account's newest grant was made then (seconds), or later where that is known already.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn note_grant_time(&self, appid: &str, event_time: i64) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::GrantEventTime, Expr::value(event_time))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Appid.eq(appid))
            .filter(Column::Status.ne(GrantStatus::Unauthorized.code()))
            .filter(Column::GrantEventTime.lt(event_time))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

impl PlatformTx<'_> {
    /// Enters an account into the book.
    ///
    /// # Errors
    /// [`StoreError::Taken`] for `appid` when it is there already, [`StoreError::Db`].
    pub async fn insert_authorizer(&self, new: &NewAuthorizer) -> Result<()> {
        let at = new.granted_at.millis();
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            appid: Set(new.appid.clone()),
            customer_id: Set(new.customer_id.as_ref().map(ToString::to_string)),
            status: Set(GrantStatus::Authorized.code().to_owned()),
            standing: Set(new.standing.code().to_owned()),
            name: Set(String::new()),
            original_id: Set(String::new()),
            alias: Set(String::new()),
            principal: Set(String::new()),
            granted: Set(new.granted.to_json()),
            expected: Set(new.expected.to_json()),
            granted_count: Set(count(&new.granted)),
            lacking: Set(0),
            lacking_exclusive: Set(0),
            granted_at: Set(at),
            grant_event_time: Set(new.grant_event_time),
            fence: Set(0),
            set_aside_attempt_id: Set(new.set_aside_attempt_id.as_ref().map(ToString::to_string)),
            note: Set(String::new()),
            note_version: Set(0),
            standing_version: Set(0),
            renew_at: Set(0),
            renew_tries: Set(0),
            created_at: Set(new.created_at.millis()),
            updated_at: Set(new.created_at.millis()),
            ..Default::default()
        };
        let unique = OnConflict::columns([Column::PlatformId, Column::Appid]);
        match unless_taken(&self.db.write, row, unique).await? {
            true => Ok(()),
            false => Err(StoreError::Taken("appid")),
        }
    }

    /// The grant is in force (again), with these sets.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`].
    pub async fn update_grant(&self, id: &AuthorizerId, grant: &GrantUpdate) -> Result<()> {
        let newest_event = CaseStatement::new()
            .case(
                Column::GrantEventTime.lt(grant.grant_event_time),
                grant.grant_event_time,
            )
            .finally(Expr::col(Column::GrantEventTime));
        let update = self
            .one(id, grant.updated_at)
            .col_expr(Column::Status, Expr::value(GrantStatus::Authorized.code()))
            .col_expr(Column::UnauthorizedAt, Expr::value(Option::<i64>::None))
            .col_expr(Column::SuspectedAt, Expr::value(Option::<i64>::None))
            .col_expr(Column::Granted, Expr::value(grant.granted.to_json()))
            .col_expr(Column::GrantedCount, Expr::value(count(&grant.granted)))
            .col_expr(Column::Expected, Expr::value(grant.expected.to_json()))
            .col_expr(Column::GrantedAt, Expr::value(grant.granted_at.millis()))
            .col_expr(Column::GrantEventTime, newest_event.into());
        found(update.exec(&self.db.write).await?)
    }

    /// Writes what WeChat told of the account; what it did not tell stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`].
    pub async fn update_profile(
        &self,
        id: &AuthorizerId,
        told: &ProfileUpdate,
        now: Timestamp,
    ) -> Result<()> {
        let columns: [(Column, Option<Value>); 11] = [
            (Column::Kind, told.kind.map(|kind| kind.code().into())),
            (Column::Name, told.name.clone().map(Into::into)),
            (Column::HeadImg, told.head_img.clone().map(Into::into)),
            (Column::OriginalId, told.original_id.clone().map(Into::into)),
            (Column::Alias, told.alias.clone().map(Into::into)),
            (Column::Principal, told.principal.clone().map(Into::into)),
            (Column::VerifyType, told.verify_type.map(Into::into)),
            (Column::ServiceType, told.service_type.map(Into::into)),
            (Column::AccountStatus, told.account_status.map(Into::into)),
            (Column::QrcodeUrl, told.qrcode_url.clone().map(Into::into)),
            (
                Column::Expected,
                told.expected.as_ref().map(|sets| sets.to_json().into()),
            ),
        ];
        let update = columns
            .into_iter()
            .filter_map(|(column, told)| Some((column, told?)))
            .fold(self.one(id, now), |update, (column, told)| {
                update.col_expr(column, Expr::value(told))
            });
        found(update.exec(&self.db.write).await?)
    }

    /// The grant was revoked by an event of `event_time` (seconds since 1970): the tokens are wiped, and whoever renews
    /// them just now loses the lease. False, and nothing is changed, when a newer grant is in force or it is revoked
    /// already.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn mark_unauthorized(
        &self,
        id: &AuthorizerId,
        at: Timestamp,
        event_time: i64,
    ) -> Result<bool> {
        let no_bytes = || Expr::value(Option::<Vec<u8>>::None);
        let no_time = || Expr::value(Option::<i64>::None);
        let revoked = self
            .one(id, at)
            .col_expr(
                Column::Status,
                Expr::value(GrantStatus::Unauthorized.code()),
            )
            .col_expr(Column::UnauthorizedAt, Expr::value(at.millis()))
            .col_expr(Column::SuspectedAt, no_time())
            .col_expr(Column::Granted, Expr::value(SetIds::default().to_json()))
            .col_expr(Column::GrantedCount, Expr::value(0))
            .col_expr(Column::RefreshToken, no_bytes())
            .col_expr(Column::AccessToken, no_bytes())
            .col_expr(Column::AccessExpiresAt, no_time())
            .col_expr(Column::LeaseUntil, no_time())
            .col_expr(Column::Fence, Expr::col(Column::Fence).add(1))
            .filter(Column::Status.ne(GrantStatus::Unauthorized.code()))
            .filter(Column::GrantEventTime.lte(event_time))
            .exec(&self.db.write)
            .await?;
        Ok(revoked.rows_affected > 0)
    }

    /// Gives the account to a customer.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the account; [`StoreError::Db`], also when the customer is not one of this platform.
    pub async fn assign(
        &self,
        id: &AuthorizerId,
        customer: &CustomerId,
        now: Timestamp,
    ) -> Result<()> {
        self.move_conflicts(id, customer.as_str()).await?;
        let update = self
            .one(id, now)
            .col_expr(Column::CustomerId, Expr::value(customer.as_str()))
            .col_expr(Column::Standing, Expr::value(Standing::Assigned.code()))
            .col_expr(
                Column::StandingVersion,
                Expr::col(Column::StandingVersion).add(1),
            )
            .col_expr(
                Column::SetAsideAttemptId,
                Expr::value(Option::<String>::None),
            );
        found(update.exec(&self.db.write).await?)
    }

    /// Says whose the account is, without changing the customer it belongs to; `set_aside` is the attempt by which a
    /// grant came that was meant for another account.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`].
    pub async fn set_standing(
        &self,
        id: &AuthorizerId,
        standing: Standing,
        set_aside: Option<&AttemptId>,
        now: Timestamp,
    ) -> Result<()> {
        let set_aside = set_aside.map(ToString::to_string);
        let update = self
            .one(id, now)
            .col_expr(Column::Standing, Expr::value(standing.code()))
            .col_expr(
                Column::StandingVersion,
                Expr::col(Column::StandingVersion).add(1),
            )
            .col_expr(Column::SetAsideAttemptId, Expr::value(set_aside));
        found(update.exec(&self.db.write).await?)
    }

    /// Notes that the account was looked at, so that the workers leave it alone for a while.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`].
    pub async fn touch_authorizer(&self, id: &AuthorizerId, now: Timestamp) -> Result<()> {
        found(self.one(id, now).exec(&self.db.write).await?)
    }

    /// An UPDATE of one account.
    pub(super) fn one(&self, id: &AuthorizerId, now: Timestamp) -> UpdateMany<Entity> {
        Entity::update_many()
            .col_expr(Column::UpdatedAt, Expr::value(now.millis()))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
    }
}

pub(super) fn found(result: UpdateResult) -> Result<()> {
    match result.rows_affected {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

fn count(sets: &SetIds) -> i64 {
    i64::try_from(sets.len()).unwrap_or(i64::MAX)
}
