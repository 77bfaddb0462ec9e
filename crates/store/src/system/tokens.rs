//! The secrets in URLs, which alone say what they belong to.

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::SystemStore;
use crate::{
    AttemptRow, LinkRow, Result,
    entities::{attempt, authorizer, customer, link},
    platform::{
        attempts::{self, attempt_row},
        links::{self, link_row},
    },
};

impl SystemStore<'_> {
    /// The link whose URL carries this secret.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn link_by_token(&self, token: &str) -> Result<Option<LinkRow>> {
        let row = link::Entity::find()
            .filter(link::Column::TokenMac.eq(self.db.keys.mac(links::TOKEN, token)?))
            .find_also_related(customer::Entity)
            .one(&self.db.read)
            .await?;
        row.map(|row| link_row(self.db.keys, row)).transpose()
    }

    /// The attempt whose callback carries this secret.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn attempt_by_state(&self, state: &str) -> Result<Option<AttemptRow>> {
        let row = attempt::Entity::find()
            .filter(attempt::Column::StateMac.eq(self.db.keys.mac(attempts::STATE, state)?))
            .find_also_related(authorizer::Entity)
            .one(&self.db.read)
            .await?;
        row.map(|row| attempt_row(self.db.keys, row)).transpose()
    }
}
