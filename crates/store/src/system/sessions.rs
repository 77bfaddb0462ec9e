use domain::{ids::PersonId, time::Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, sea_query::Expr,
};
use secrecy::ExposeSecret as _;
use sha2::{Digest as _, Sha256};

use super::{SystemStore, SystemTx, people::person_row};
use crate::{
    NewSession, PersonRow, Result, SessionRow,
    entities::{flash, person, session},
    keys::hex,
};

/// How exactly the last sight of a session is known: not every request has to write.
const SEEN_EVERY_SECS: i64 = 60;
/// How many sessions a person can have.
pub const SESSIONS: u64 = 50;
/// How long a refused form is kept.
const FLASH_LIFE_SECS: i64 = 10 * 60;

impl SystemStore<'_> {
    /// Whose session the cookie with this secret is; none when it is over, unknown, or its person may not sign in any
    /// more. Notes, to the minute, that it was seen.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn session(&self, token: &str, now: Timestamp) -> Result<Option<PersonRow>> {
        let found = session::Entity::find_by_id(session_id(token))
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
            person::Entity::update_many()
                .col_expr(person::Column::LastSeenAt, Expr::value(now.millis()))
                .filter(person::Column::Id.eq(person.id.as_str()))
                .exec(&self.db.write)
                .await?;
        }
        person_row(person).map(Some)
    }

    /// A person's sessions, the one seen last first. They are few: see [`SystemTx::insert_session`].
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn sessions_of(&self, person: &PersonId, now: Timestamp) -> Result<Vec<SessionRow>> {
        let rows = session::Entity::find()
            .filter(session::Column::PersonId.eq(person.as_str()))
            .filter(session::Column::ExpiresAt.gt(now.millis()))
            .order_by(session::Column::LastSeenAt, Order::Desc)
            .order_by(session::Column::TokenHash, Order::Asc)
            .all(&self.db.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| SessionRow {
                id: row.token_hash,
                created_at: Timestamp::from_millis(row.created_at),
                last_seen_at: Timestamp::from_millis(row.last_seen_at),
                ip: row.ip,
                user_agent: row.user_agent,
            })
            .collect())
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
        self.purge_invitation_links(now).await?;
        self.purge_limits(now).await
    }
}

impl SystemTx<'_> {
    /// Opens a session. A person has no more than [`SESSIONS`]: those that were not seen for longest end.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn insert_session(&self, new: &NewSession) -> Result<()> {
        let row = session::ActiveModel {
            token_hash: Set(session_id(new.token.expose_secret())),
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
        person::Entity::update_many()
            .col_expr(
                person::Column::LastSeenAt,
                Expr::value(new.created_at.millis()),
            )
            .filter(person::Column::Id.eq(new.person_id.as_str()))
            .exec(&self.db.write)
            .await?;
        let newest = session::Entity::find()
            .select_only()
            .column(session::Column::TokenHash)
            .filter(session::Column::PersonId.eq(new.person_id.as_str()))
            .order_by(session::Column::LastSeenAt, Order::Desc)
            .order_by(session::Column::CreatedAt, Order::Desc)
            .limit(SESSIONS)
            .into_query();
        session::Entity::delete_many()
            .filter(session::Column::PersonId.eq(new.person_id.as_str()))
            .filter(session::Column::TokenHash.not_in_subquery(newest))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    /// Ends the person's session with this name: how many that were.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn end_session_of(&self, person: &PersonId, id: &str) -> Result<u64> {
        let deleted = session::Entity::delete_many()
            .filter(session::Column::PersonId.eq(person.as_str()))
            .filter(session::Column::TokenHash.eq(id))
            .exec(&self.db.write)
            .await?;
        Ok(deleted.rows_affected)
    }

    /// Ends the person's sessions but the one with the name `keep`: how many that were.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn end_other_sessions_of(
        &self,
        person: &PersonId,
        keep: Option<&str>,
    ) -> Result<u64> {
        let mut all =
            session::Entity::delete_many().filter(session::Column::PersonId.eq(person.as_str()));
        if let Some(keep) = keep {
            all = all.filter(session::Column::TokenHash.ne(keep));
        }
        Ok(all.exec(&self.db.write).await?.rows_affected)
    }

    /// Ends the session of the cookie with this secret, and says whether there was one.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn delete_session(&self, token: &str) -> Result<bool> {
        let deleted = session::Entity::delete_by_id(session_id(token))
            .exec(&self.db.write)
            .await?;
        Ok(deleted.rows_affected > 0)
    }
}

/// What a session is stored and named under: a hash of its cookie's secret, which has 256 random bits, so that a plain
/// one hides it.
#[must_use]
pub fn session_id(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}
