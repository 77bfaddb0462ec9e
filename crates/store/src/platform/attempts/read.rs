use std::collections::BTreeMap;

use domain::{
    attempt::{AttemptState, PressForm, Via},
    ids::{AttemptId, LinkId},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
    Select, sea_query::Expr,
};

use super::{AUTH_CODE, PRE_AUTH_CODE};
use crate::{
    AttemptRow, PlatformStore, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::{
        attempt::{Column, Entity, Model},
        authorizer,
    },
    keys::KeyRing,
    platform::{authorizers::authorizer_name, listing::newest},
};

impl PlatformStore<'_> {
    /// The newest `limit` attempts of a link, newest first.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn attempts_of(&self, link: &LinkId, limit: u64) -> Result<Vec<AttemptRow>> {
        let rows = self
            .attempts_query(link, limit)
            .find_also_related(authorizer::Entity)
            .all(&self.db.read)
            .await?;
        rows.into_iter()
            .map(|row| attempt_row(self.db.keys, row))
            .collect()
    }

    /// One attempt.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn attempt(&self, id: &AttemptId) -> Result<AttemptRow> {
        let row = Entity::find_by_id(id.as_str())
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .find_also_related(authorizer::Entity)
            .one(&self.db.read)
            .await?;
        attempt_row(self.db.keys, row.ok_or(StoreError::NotFound)?)
    }

    /// The links that these attempts belong to.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn links_of_attempts(&self, ids: &[&str]) -> Result<BTreeMap<String, LinkId>> {
        let rows: Vec<(String, String)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::LinkId])
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(&self.db.read)
            .await?;
        rows.into_iter()
            .map(|(id, link)| Ok((id, Decode("attempt").id("link_id", &link)?)))
            .collect()
    }

    /// Whether a push told of a grant of this account, made at `event_time` (seconds) or before, whose code waits to be
    /// exchanged with its attempt.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn has_returned_attempt(&self, appid: &str, event_time: i64) -> Result<bool> {
        let waiting = Entity::find()
            // Written out as in the partial index: few attempts wait.
            .filter(Expr::cust("attempt.state = 'returned'"))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::ToldAppid.eq(appid))
            .filter(Column::EventTime.lte(event_time))
            .count(&self.db.read)
            .await?;
        Ok(waiting > 0)
    }

    /// The attempt that this pre_auth_code was minted for.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn attempt_by_pre_auth(&self, code: &str) -> Result<Option<AttemptRow>> {
        let row = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::PreAuthMac.eq(self.db.keys.mac(PRE_AUTH_CODE, code)?))
            .find_also_related(authorizer::Entity)
            .one(&self.db.read)
            .await?;
        row.map(|row| attempt_row(self.db.keys, row)).transpose()
    }

    pub(crate) fn attempts_query(&self, link: &LinkId, limit: u64) -> Select<Entity> {
        newest(
            self.own_attempts(link),
            Column::CreatedAt,
            Column::Id,
            limit,
        )
    }

    fn own_attempts(&self, link: &LinkId) -> Select<Entity> {
        Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::LinkId.eq(link.as_str()))
    }
}

pub(crate) fn attempt_row(
    keys: &KeyRing,
    (row, authorizer): (Model, Option<authorizer::Model>),
) -> Result<AttemptRow> {
    let decode = Decode("attempt");
    let auth_code = row
        .auth_code
        .map(|sealed| keys.open(AUTH_CODE, &row.id, &sealed))
        .transpose()?;
    Ok(AttemptRow {
        id: decode.id("id", &row.id)?,
        platform_id: decode.id("platform_id", &row.platform_id)?,
        link_id: decode.id("link_id", &row.link_id)?,
        state: decode.known("state", AttemptState::from_code(&row.state))?,
        form: decode.known("form", PressForm::from_code(&row.form))?,
        ip: row.ip,
        pressed_at: Timestamp::from_millis(row.created_at),
        pre_auth_expires_at: Timestamp::from_millis(row.pre_auth_expires_at),
        auth_code,
        code_expires_at: time_or_null(row.code_expires_at),
        returned_at: time_or_null(row.returned_at),
        via: decode.known_or_null("via", row.via.as_deref(), Via::from_code)?,
        event_time: row.event_time,
        told_appid: row.told_appid,
        tries: row.tries,
        next_try_at: time_or_null(row.next_try_at),
        failure: decode.failure(
            row.failure_kind.as_deref(),
            row.failure_errcode,
            row.failure_rid,
        )?,
        ended_at: time_or_null(row.ended_at),
        wrong_account: row.wrong_account,
        authorizer: authorizer.map(authorizer_name).transpose()?,
    })
}
