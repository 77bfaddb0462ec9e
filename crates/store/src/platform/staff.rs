use domain::{
    ids::PersonId,
    list::{Cursor, Page, StaffFilter},
    time::Timestamp,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Select, sea_query::Expr};

use super::{PlatformStore, PlatformTx, listing::page};
use crate::{
    MemberRow, Result,
    decode::{Decode, time_or_null},
    entities::{
        membership::{Column, Entity, Model},
        person,
    },
};

impl PlatformStore<'_> {
    /// A page of the people who work on the platform, those who came last first. Owners are among them only when they
    /// were added by name.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn members(&self, filter: &StaffFilter) -> Result<Page<MemberRow>> {
        let rows = self
            .members_query(filter)
            .find_also_related(person::Entity)
            .all(&self.db.read)
            .await?;
        let rows: Vec<MemberRow> = rows.into_iter().map(member_row).collect::<Result<_>>()?;
        Ok(Page::of(rows, |row| Cursor {
            key: row.since.millis(),
            id: row.id.to_string(),
        }))
    }

    /// Somebody who works on the platform, or did.
    ///
    /// # Errors
    /// As [`Self::members`].
    pub async fn member(&self, id: &PersonId) -> Result<Option<MemberRow>> {
        let row = Entity::find_by_id((self.id.to_string(), id.to_string()))
            .find_also_related(person::Entity)
            .one(&self.db.read)
            .await?;
        row.map(member_row).transpose()
    }

    pub(crate) fn members_query(&self, filter: &StaffFilter) -> Select<Entity> {
        let own = Entity::find().filter(Column::PlatformId.eq(self.id.as_str()));
        page(
            own,
            Column::CreatedAt,
            Column::PersonId,
            filter.after.as_ref(),
        )
    }
}

impl PlatformTx<'_> {
    /// Keeps a person from working here since `disabled_at`, or lets the person work again: whether that changed
    /// anything.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn set_member_disabled(
        &self,
        id: &PersonId,
        disabled_at: Option<Timestamp>,
    ) -> Result<bool> {
        let which = if disabled_at.is_some() {
            Column::DisabledAt.is_null()
        } else {
            Column::DisabledAt.is_not_null()
        };
        let changed = Entity::update_many()
            .col_expr(
                Column::DisabledAt,
                Expr::value(disabled_at.map(Timestamp::millis)),
            )
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::PersonId.eq(id.as_str()))
            .filter(which)
            .exec(&self.db.write)
            .await?;
        Ok(changed.rows_affected > 0)
    }
}

fn member_row((row, person): (Model, Option<person::Model>)) -> Result<MemberRow> {
    let decode = Decode("membership");
    let person = decode.known("person_id", person)?;
    Ok(MemberRow {
        id: decode.id("person_id", &row.person_id)?,
        login: person.login,
        name: person.name,
        is_owner: person.is_owner,
        since: Timestamp::from_millis(row.created_at),
        last_seen_at: time_or_null(person.last_seen_at),
        disabled_at: time_or_null(row.disabled_at),
        closed_at: time_or_null(person.disabled_at),
    })
}
