use domain::{ids::PersonId, time::Timestamp};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, QueryFilter as _,
    sea_query::{Expr, OnConflict},
};
use secrecy::{ExposeSecret as _, SecretString};

use super::{SystemStore, SystemTx};
use crate::{
    NewPerson, PersonRow, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::{person, session},
    insert::unless_taken,
};

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

impl SystemTx<'_> {
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
