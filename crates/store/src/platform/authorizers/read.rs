use domain::{
    account::AccountKind,
    authorizer::{AccountStatus, GrantStatus, Standing},
    ids::AuthorizerId,
    time::Timestamp,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Select};

use crate::{
    AuthorizerName, AuthorizerRow, PlatformStore, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::{
        authorizer::{Column, Entity, Model},
        customer,
    },
    platform::customers::customer_name,
};

impl PlatformStore<'_> {
    /// One authorizer.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn authorizer(&self, id: &AuthorizerId) -> Result<AuthorizerRow> {
        let row = self
            .own_authorizers()
            .filter(Column::Id.eq(id.as_str()))
            .find_also_related(customer::Entity)
            .one(&self.db.read)
            .await?;
        authorizer_row(row.ok_or(StoreError::NotFound)?)
    }

    /// These authorizers, in no order; ids of other platforms are left out.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn authorizers_by_id(&self, ids: &[AuthorizerId]) -> Result<Vec<AuthorizerRow>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self
            .own_authorizers()
            .filter(Column::Id.is_in(ids.iter().map(AuthorizerId::as_str)))
            .find_also_related(customer::Entity)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(authorizer_row).collect()
    }

    /// The authorizers with these AppIDs, in no order; those that are not in the book are left out.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn authorizers_by_appid(&self, appids: &[&str]) -> Result<Vec<AuthorizerRow>> {
        if appids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self
            .own_authorizers()
            .filter(Column::Appid.is_in(appids.iter().copied()))
            .find_also_related(customer::Entity)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(authorizer_row).collect()
    }

    /// The authorizer with this AppID.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn authorizer_by_appid(&self, appid: &str) -> Result<Option<AuthorizerRow>> {
        let row = self
            .own_authorizers()
            .filter(Column::Appid.eq(appid))
            .find_also_related(customer::Entity)
            .one(&self.db.read)
            .await?;
        row.map(authorizer_row).transpose()
    }

    pub(crate) fn own_authorizers(&self) -> Select<Entity> {
        Entity::find().filter(Column::PlatformId.eq(self.id.as_str()))
    }
}

pub(super) fn authorizer_row(
    (row, customer): (Model, Option<customer::Model>),
) -> Result<AuthorizerRow> {
    let decode = Decode("authorizer");
    Ok(AuthorizerRow {
        id: decode.id("id", &row.id)?,
        appid: row.appid,
        customer: customer.map(customer_name).transpose()?,
        status: decode.known("status", GrantStatus::from_code(&row.status))?,
        standing: decode.known("standing", Standing::from_code(&row.standing))?,
        kind: decode.known_or_null("kind", row.kind.as_deref(), AccountKind::from_code)?,
        name: row.name,
        head_img: row.head_img,
        original_id: row.original_id,
        alias: row.alias,
        principal: row.principal,
        verify_type: row.verify_type,
        service_type: row.service_type,
        account_status: row.account_status.map(AccountStatus::from_number),
        qrcode_url: row.qrcode_url,
        granted: decode.sets("granted", &row.granted)?,
        expected: decode.sets("expected", &row.expected)?,
        lacking: row.lacking,
        lacking_exclusive: row.lacking_exclusive,
        granted_at: Timestamp::from_millis(row.granted_at),
        grant_event_time: row.grant_event_time,
        unauthorized_at: time_or_null(row.unauthorized_at),
        suspected_at: time_or_null(row.suspected_at),
        looked_at: time_or_null(row.looked_at),
        renewable: row.refresh_token.is_some(),
        access_expires_at: time_or_null(row.access_expires_at),
        failure: decode.failure(
            row.failure_kind.as_deref(),
            row.failure_errcode,
            row.failure_rid,
        )?,
        failed_at: time_or_null(row.failed_at),
        set_aside_attempt_id: decode
            .id_or_null("set_aside_attempt_id", row.set_aside_attempt_id.as_deref())?,
        created_at: Timestamp::from_millis(row.created_at),
        updated_at: Timestamp::from_millis(row.updated_at),
        note: row.note,
        note_version: row.note_version,
        standing_version: row.standing_version,
    })
}

pub(crate) fn authorizer_name(row: Model) -> Result<AuthorizerName> {
    Ok(AuthorizerName {
        id: Decode("authorizer").id("id", &row.id)?,
        appid: row.appid,
        name: row.name,
    })
}
