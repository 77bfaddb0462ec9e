use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::Expr,
};
use secrecy::ExposeSecret as _;
use sha2::{Digest as _, Sha256};

use super::{SystemStore, SystemTx, people::person_row};
use crate::{
    NewSession, PersonRow, Result,
    entities::{flash, person, session},
    keys::hex,
};

/// How exactly the last sight of a session is known: not every request has to write.
const SEEN_EVERY_SECS: i64 = 60;
/// How long a refused form is kept.
const FLASH_LIFE_SECS: i64 = 10 * 60;

impl SystemStore<'_> {
    /// Whose session the cookie with this secret is; none when it is over, unknown, or its person may not sign in any
    /// more. Notes, to the minute, that it was seen.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn session(&self, token: &str, now: Timestamp) -> Result<Option<PersonRow>> {
        let found = session::Entity::find_by_id(token_hash(token))
            .filter(session::Column::ExpiresAt.gt(now.millis()))
            .filter(person::Column::DisabledAt.is_null())
            .find_also_related(person::Entity)
            .one(&self.db.read)
            .await?;
        let Some((session, Some(person))) = found else {
            return Ok(None);
        };
        if now.secs_since(Timestamp::from_millis(session.last_seen_at)) >= SEEN_EVERY_SECS {
            session::Entity::update_many()
                .col_expr(session::Column::LastSeenAt, Expr::value(now.millis()))
                .filter(session::Column::TokenHash.eq(session.token_hash))
                .exec(&self.db.write)
                .await?;
        }
        person_row(person).map(Some)
    }

    /// Deletes sessions that are over, forms that nobody came back for, and counts whose window is over.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn purge_expired(&self, now: Timestamp) -> Result<()> {
        session::Entity::delete_many()
            .filter(session::Column::ExpiresAt.lte(now.millis()))
            .exec(&self.db.write)
            .await?;
        flash::Entity::delete_many()
            .filter(flash::Column::CreatedAt.lte(now.plus_secs(-FLASH_LIFE_SECS).millis()))
            .exec(&self.db.write)
            .await?;
        self.purge_limits(now).await
    }
}

impl SystemTx<'_> {
    /// Opens a session.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn insert_session(&self, new: &NewSession) -> Result<()> {
        let row = session::ActiveModel {
            token_hash: Set(token_hash(new.token.expose_secret())),
            person_id: Set(new.person_id.to_string()),
            created_at: Set(new.created_at.millis()),
            last_seen_at: Set(new.created_at.millis()),
            expires_at: Set(new.expires_at.millis()),
            ip: Set(new.ip.clone()),
            user_agent: Set(new.user_agent.clone()),
        };
        session::Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// Ends the session of the cookie with this secret, and says whether there was one.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn delete_session(&self, token: &str) -> Result<bool> {
        let deleted = session::Entity::delete_by_id(token_hash(token))
            .exec(&self.db.write)
            .await?;
        Ok(deleted.rows_affected > 0)
    }
}

/// The secret has 256 random bits, so a plain hash hides it.
fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}
