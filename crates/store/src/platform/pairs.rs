use domain::{push::KeyPair, time::Timestamp};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};
use secrecy::SecretString;

use super::{PlatformStore, PlatformTx};
use crate::{
    KeptPair, Result,
    decode::Decode,
    entities::{platform, push_pair, push_pair_use},
    keys::Slot,
};

const TOKEN: Slot = Slot::new("push_pair", "token");
const AES_KEY: Slot = Slot::new("push_pair", "aes_key");

impl PlatformStore<'_> {
    /// The pairs of Token and EncodingAESKey that are accepted beside the one in force.
    ///
    /// # Errors
    /// [`Corrupt`](crate::StoreError::Corrupt), [`Db`](crate::StoreError::Db).
    pub async fn kept_pairs(&self) -> Result<Vec<KeptPair>> {
        let rows = push_pair::Entity::find()
            .filter(push_pair::Column::PlatformId.eq(self.id.as_str()))
            .all(&self.db.read)
            .await?;
        rows.into_iter()
            .map(|row| {
                let pair = KeyPair::from_code(&row.pair);
                let pair = Decode("push_pair").known("pair", pair)?;
                let id = self.pair_id(pair);
                Ok(KeptPair {
                    pair,
                    token: self.db.keys.open(TOKEN, &id, &row.token)?,
                    aes_key: self.db.keys.open(AES_KEY, &id, &row.aes_key)?,
                    kept_at: Timestamp::from_millis(row.kept_at),
                })
            })
            .collect()
    }

    /// When each pair last opened a push.
    ///
    /// # Errors
    /// [`Corrupt`](crate::StoreError::Corrupt), [`Db`](crate::StoreError::Db).
    pub async fn pair_uses(&self) -> Result<Vec<(KeyPair, Timestamp)>> {
        let rows = push_pair_use::Entity::find()
            .filter(push_pair_use::Column::PlatformId.eq(self.id.as_str()))
            .all(&self.db.read)
            .await?;
        rows.into_iter()
            .map(|row| {
                let pair = KeyPair::from_code(&row.pair);
                let pair = Decode("push_pair_use").known("pair", pair)?;
                Ok((pair, Timestamp::from_millis(row.last_at)))
            })
            .collect()
    }

    /// Notes that a pair opened a push.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn note_pair_use(&self, pair: KeyPair, at: Timestamp) -> Result<()> {
        use push_pair_use::Column as U;

        let row = push_pair_use::ActiveModel {
            platform_id: Set(self.id.to_string()),
            pair: Set(pair.code().to_owned()),
            last_at: Set(at.millis()),
        };
        let again = OnConflict::columns([U::PlatformId, U::Pair])
            .update_column(U::LastAt)
            .to_owned();
        push_pair_use::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// What the sealed columns of a pair are bound to.
    fn pair_id(&self, pair: KeyPair) -> String {
        format!("{}/{}", self.id, pair.code())
    }
}

impl PlatformTx<'_> {
    /// Accepts a pair beside the one in force from now on, in place of the one that was kept as such.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn keep_pair(
        &self,
        pair: KeyPair,
        token: &SecretString,
        aes_key: &SecretString,
        now: Timestamp,
    ) -> Result<()> {
        self.drop_pair(pair).await?;
        let id = self.pair_id(pair);
        let row = push_pair::ActiveModel {
            platform_id: Set(self.id.to_string()),
            pair: Set(pair.code().to_owned()),
            token: Set(self.db.keys.seal(TOKEN, &id, token)?),
            aes_key: Set(self.db.keys.seal(AES_KEY, &id, aes_key)?),
            kept_at: Set(now.millis()),
        };
        push_pair::Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        self.count_change().await
    }

    /// Whether a pair is kept as this.
    pub(super) async fn keeps_pair(&self, pair: KeyPair) -> Result<bool> {
        let kept = push_pair::Entity::find_by_id((self.id.to_string(), pair.code().to_owned()));
        Ok(kept.count(&self.db.write).await? > 0)
    }

    /// The pair in force is another from now on: when the one before was last used.
    pub(super) async fn forget_current_use(&self) -> Result<Option<Timestamp>> {
        let id = (self.id.to_string(), KeyPair::Current.code().to_owned());
        let used = push_pair_use::Entity::find_by_id(id.clone())
            .one(&self.db.write)
            .await?;
        push_pair_use::Entity::delete_by_id(id)
            .exec(&self.db.write)
            .await?;
        Ok(used.map(|used| Timestamp::from_millis(used.last_at)))
    }

    /// Accepts it no more; false when there was none.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn retire_pair(&self, pair: KeyPair) -> Result<bool> {
        let was_there = self.drop_pair(pair).await?;
        if was_there {
            self.count_change().await?;
        }
        Ok(was_there)
    }

    /// Without when it was last used: that was another pair, should one be kept as this again.
    async fn drop_pair(&self, pair: KeyPair) -> Result<bool> {
        push_pair_use::Entity::delete_many()
            .filter(push_pair_use::Column::PlatformId.eq(self.id.as_str()))
            .filter(push_pair_use::Column::Pair.eq(pair.code()))
            .exec(&self.db.write)
            .await?;
        let dropped = push_pair::Entity::delete_many()
            .filter(push_pair::Column::PlatformId.eq(self.id.as_str()))
            .filter(push_pair::Column::Pair.eq(pair.code()))
            .exec(&self.db.write)
            .await?;
        Ok(dropped.rows_affected > 0)
    }

    /// The platform's values are others than before: whoever keeps its keys in memory reads them anew.
    async fn count_change(&self) -> Result<()> {
        use platform::Column as P;
        platform::Entity::update_many()
            .col_expr(P::Version, Expr::col(P::Version).add(1))
            .filter(P::Id.eq(self.id.as_str()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}
