use domain::{
    ids::{PersonId, PlatformId},
    invitation::LEGIBLE_SECS,
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    QueryTrait as _,
    sea_query::{Expr, OnConflict},
};
use secrecy::{ExposeSecret as _, SecretString};

use super::{SystemStore, SystemTx, sessions::session_id};
use crate::{
    InvitationRow, MemberRow, NewPerson, PersonRow, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::{invitation, membership, person, session},
    insert::unless_taken,
    platform::invitations,
};

/// More owners than an installation has.
const OWNERS: u64 = 50;

impl SystemStore<'_> {
    /// The person with this login, whether or not sign-in is still allowed.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn person_by_login(&self, login: &str) -> Result<Option<PersonRow>> {
        let row = person::Entity::find()
            .filter(person::Column::Login.eq(login))
            .one(&self.db.read)
            .await?;
        row.map(person_row).transpose()
    }
}

impl SystemStore<'_> {
    /// The owners of the installation who were not added to this platform by name (up to 50), by login.
    ///
    /// # Errors
    /// As [`Self::person_by_login`].
    pub async fn owners_not_among(&self, platform: &PlatformId) -> Result<Vec<MemberRow>> {
        let members = membership::Entity::find()
            .select_only()
            .column(membership::Column::PersonId)
            .filter(membership::Column::PlatformId.eq(platform.as_str()))
            .into_query();
        let rows = person::Entity::find()
            .filter(person::Column::IsOwner.eq(true))
            .filter(person::Column::Id.not_in_subquery(members))
            .order_by(person::Column::Login, Order::Asc)
            .limit(OWNERS)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(owner_row).collect()
    }

    /// People, by login, behind the one with the login `after`: for the command line.
    ///
    /// # Errors
    /// As [`Self::person_by_login`].
    pub async fn people(&self, after: &str, limit: u64) -> Result<Vec<MemberRow>> {
        let rows = person::Entity::find()
            .filter(person::Column::Login.gt(after))
            .order_by(person::Column::Login, Order::Asc)
            .limit(limit)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(owner_row).collect()
    }

    /// The invitation whose URL carries this secret.
    ///
    /// # Errors
    /// As [`Self::person_by_login`].
    pub async fn invitation_by_token(&self, token: &str) -> Result<Option<InvitationRow>> {
        let mac = self.db.keys.mac(invitations::TOKEN, token)?;
        let row = invitation::Entity::find()
            .filter(invitation::Column::TokenMac.eq(mac))
            .one(&self.db.read)
            .await?;
        row.map(|row| invitations::invitation_row(self.db.keys, row))
            .transpose()
    }

    /// Deletes the links of invitations that nobody may read any more.
    pub(super) async fn purge_invitation_links(&self, now: Timestamp) -> Result<()> {
        use invitation::Column as I;

        invitation::Entity::update_many()
            .col_expr(I::Token, Expr::value(None::<Vec<u8>>))
            .filter(I::Token.is_not_null())
            .filter(I::CreatedAt.lte(now.plus_secs(-LEGIBLE_SECS).millis()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

impl SystemTx<'_> {
    /// Keeps a person from signing in since `disabled_at`, and ends every session; or lets the person sign in again.
    /// Whether that changed anything.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn set_person_disabled(
        &self,
        id: &PersonId,
        disabled_at: Option<Timestamp>,
    ) -> Result<bool> {
        let which = if disabled_at.is_some() {
            person::Column::DisabledAt.is_null()
        } else {
            person::Column::DisabledAt.is_not_null()
        };
        let changed = person::Entity::update_many()
            .col_expr(
                person::Column::DisabledAt,
                Expr::value(disabled_at.map(Timestamp::millis)),
            )
            .filter(person::Column::Id.eq(id.as_str()))
            .filter(which)
            .exec(&self.db.write)
            .await?;
        if disabled_at.is_some() {
            self.end_other_sessions_of(id, None).await?;
        }
        Ok(changed.rows_affected > 0)
    }

    /// Gives a person another password in place of the one with the hash `old`, and ends every session but that of the
    /// cookie `keep`. Whether the password was still that one.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn change_password(
        &self,
        id: &PersonId,
        old: &SecretString,
        hash: &SecretString,
        keep: Option<&str>,
    ) -> Result<bool> {
        let changed = person::Entity::update_many()
            .col_expr(
                person::Column::PasswordHash,
                Expr::value(hash.expose_secret()),
            )
            .filter(person::Column::Id.eq(id.as_str()))
            .filter(person::Column::PasswordHash.eq(old.expose_secret()))
            .exec(&self.db.write)
            .await?;
        if changed.rows_affected == 0 {
            return Ok(false);
        }
        let keep = keep.map(session_id);
        self.end_other_sessions_of(id, keep.as_deref()).await?;
        Ok(true)
    }

    /// Adds a person.
    ///
    /// # Errors
    /// [`StoreError::Taken`] for `login`, [`StoreError::Db`].
    pub async fn insert_person(&self, new: &NewPerson) -> Result<()> {
        let row = person::ActiveModel {
            id: Set(new.id.to_string()),
            login: Set(new.login.clone()),
            name: Set(new.name.clone()),
            password_hash: Set(new.password_hash.expose_secret().to_owned()),
            is_owner: Set(new.is_owner),
            created_at: Set(new.created_at.millis()),
            disabled_at: Set(None),
            last_seen_at: Set(None),
        };
        let unique = OnConflict::column(person::Column::Login);
        match unless_taken(&self.db.write, row, unique).await? {
            true => Ok(()),
            false => Err(StoreError::Taken("login")),
        }
    }

    /// Gives a person another password and ends all of that person's sessions.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`].
    pub async fn set_password(&self, id: &PersonId, hash: &SecretString) -> Result<()> {
        let changed = person::Entity::update_many()
            .col_expr(
                person::Column::PasswordHash,
                Expr::value(hash.expose_secret()),
            )
            .filter(person::Column::Id.eq(id.as_str()))
            .exec(&self.db.write)
            .await?;
        if changed.rows_affected == 0 {
            return Err(StoreError::NotFound);
        }
        session::Entity::delete_many()
            .filter(session::Column::PersonId.eq(id.as_str()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

/// Somebody seen from the installation, not from a platform.
fn owner_row(row: person::Model) -> Result<MemberRow> {
    Ok(MemberRow {
        id: Decode("person").id("id", &row.id)?,
        login: row.login,
        name: row.name,
        is_owner: row.is_owner,
        since: Timestamp::from_millis(row.created_at),
        last_seen_at: time_or_null(row.last_seen_at),
        disabled_at: None,
        closed_at: time_or_null(row.disabled_at),
    })
}

pub(super) fn person_row(row: person::Model) -> Result<PersonRow> {
    Ok(PersonRow {
        id: Decode("person").id("id", &row.id)?,
        login: row.login,
        name: row.name,
        password_hash: row.password_hash.into(),
        is_owner: row.is_owner,
        created_at: Timestamp::from_millis(row.created_at),
        disabled_at: time_or_null(row.disabled_at),
    })
}
