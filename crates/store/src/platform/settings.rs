use domain::{push::KeyPair, time::Timestamp};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
    sea_query::{Expr, ExprTrait as _},
};
use secrecy::{ExposeSecret as _, SecretString};

use super::{
    PlatformStore, PlatformTx,
    secrets::{AES_KEY, APPSECRET, TOKEN},
};
use crate::{
    PlatformChange, Result, StoreError,
    entities::{
        component_state,
        platform::{Column, Entity, Model},
    },
};

impl PlatformStore<'_> {
    /// Notes that a customer's browser came to the registered host. Only the first time is kept.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn note_arrival(&self, at: Timestamp) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::ArrivedAt, Expr::value(at.millis()))
            .filter(Column::Id.eq(self.id.as_str()))
            .filter(Column::ArrivedAt.is_null())
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

impl PlatformTx<'_> {
    /// Changes the platform's values, unless they were changed since `version`: false, and then the transaction has to be
    /// given up. With another Token or EncodingAESKey than before, the pair before is accepted until it is retired.
    ///
    /// # Errors
    /// [`StoreError::Taken`] for `component_appid`, [`StoreError::NotFound`], [`StoreError::Db`].
    pub async fn change_platform(
        &self,
        change: &PlatformChange,
        version: i64,
        now: Timestamp,
    ) -> Result<bool> {
        let others = Entity::find()
            .filter(Column::ComponentAppid.eq(change.component_appid.as_str()))
            .filter(Column::Id.ne(self.id.as_str()))
            .count(&self.db.write)
            .await?;
        if others > 0 {
            return Err(StoreError::Taken("component_appid"));
        }
        let before = Entity::find_by_id(self.id.as_str())
            .one(&self.db.write)
            .await?
            .ok_or(StoreError::NotFound)?;
        if before.component_appid != change.component_appid || change.appsecret.is_some() {
            // First of the two, as a renewal does, which writes its entry in the trail after it.
            component_state::Entity::find_by_id(self.id.as_str())
                .lock_exclusive()
                .one(&self.db.write)
                .await?;
        }
        let mut update = Entity::update_many()
            .col_expr(Column::Name, Expr::value(change.name.as_str()))
            .col_expr(
                Column::ComponentAppid,
                Expr::value(change.component_appid.as_str()),
            )
            .col_expr(
                Column::PublicOrigin,
                Expr::value(change.public_origin.as_str()),
            )
            .col_expr(Column::Offered, Expr::value(change.offered.to_json()))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1));
        for (column, slot, secret) in [
            (Column::Appsecret, APPSECRET, &change.appsecret),
            (Column::Token, TOKEN, &change.token),
            (Column::AesKey, AES_KEY, &change.aes_key),
        ] {
            if let Some(secret) = secret {
                let sealed = self.db.keys.seal(slot, self.id.as_str(), secret)?;
                update = update.col_expr(column, Expr::value(sealed));
            }
        }
        if before.public_origin != change.public_origin {
            update = update.col_expr(Column::ArrivedAt, Expr::value(Option::<i64>::None));
        }
        let changed = update
            .filter(Column::Id.eq(self.id.as_str()))
            .filter(Column::Version.eq(version))
            .exec(&self.db.write)
            .await?;
        if changed.rows_affected == 0 {
            return Ok(false);
        }
        if before.component_appid == change.component_appid {
            self.keep_pair_before(&before, change, now).await?;
            if change.appsecret.is_some() {
                self.try_renewals_anew().await?;
            }
        } else {
            self.forget_component().await?;
            self.retire_pair(KeyPair::Previous).await?;
            self.retire_pair(KeyPair::Test).await?;
        }
        Ok(true)
    }

    /// Another Token or EncodingAESKey: WeChat goes on with the ones before until they are changed there too. Ones that no
    /// push ever came under were never set there (the first half of a change, or a slip of the pen): then WeChat goes on
    /// with those that are kept already.
    async fn keep_pair_before(
        &self,
        before: &Model,
        change: &PlatformChange,
        now: Timestamp,
    ) -> Result<()> {
        let open = |slot, sealed: &[u8]| self.db.keys.open(slot, self.id.as_str(), sealed);
        let (token, aes_key) = (open(TOKEN, &before.token)?, open(AES_KEY, &before.aes_key)?);
        let differs = |new: &Option<SecretString>, old: &SecretString| {
            new.as_ref()
                .is_some_and(|new| new.expose_secret() != old.expose_secret())
        };
        if !differs(&change.token, &token) && !differs(&change.aes_key, &aes_key) {
            return Ok(());
        }
        let used_at = self.forget_current_use().await?;
        if used_at.is_none() && self.keeps_pair(KeyPair::Previous).await? {
            return Ok(());
        }
        self.keep_pair(KeyPair::Previous, &token, &aes_key, now)
            .await?;
        if let Some(at) = used_at {
            self.note_pair_use(KeyPair::Previous, at).await?;
        }
        Ok(())
    }
}
