use domain::{
    ids::{PersonId, PlatformId},
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, Condition, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _,
    sea_query::{Expr, OnConflict},
};

use super::{SystemStore, SystemTx};
use crate::{
    NewPlatform, PlatformRow, Result, StoreError,
    decode::Decode,
    entities::{component_state, membership, person, platform},
    insert::unless_taken,
    platform::{head::platform_row, secrets},
};

/// The one role for now.
const STAFF: &str = "staff";

impl SystemStore<'_> {
    /// The platform with this slug, for whoever needs no leave: pushes and the command line.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn platform_by_slug(&self, slug: &str) -> Result<Option<PlatformRow>> {
        // From an address that anybody can write: PostgreSQL takes no NUL.
        if slug.contains('\0') {
            return Ok(None);
        }
        let row = platform::Entity::find()
            .filter(platform::Column::Slug.eq(slug))
            .one(&self.db.read)
            .await?;
        row.map(platform_row).transpose()
    }

    /// The platform with this slug, when it is within the person's reach: the owner's is every platform.
    ///
    /// # Errors
    /// As [`Self::platform_by_slug`].
    pub async fn platform_by_slug_for(
        &self,
        person: &PersonId,
        slug: &str,
    ) -> Result<Option<PlatformRow>> {
        if slug.contains('\0') {
            return Ok(None);
        }
        let row = platform::Entity::find()
            .filter(platform::Column::Slug.eq(slug))
            .filter(within_reach_of(person))
            .one(&self.db.read)
            .await?;
        row.map(platform_row).transpose()
    }

    /// The platforms within the person's reach, by name.
    ///
    /// # Errors
    /// As [`Self::platform_by_slug`].
    pub async fn platforms_for(&self, person: &PersonId) -> Result<Vec<PlatformRow>> {
        let rows = platform::Entity::find()
            .filter(within_reach_of(person))
            .order_by(platform::Column::Name, Order::Asc)
            .order_by(platform::Column::Id, Order::Asc)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(platform_row).collect()
    }

    /// Every platform, the oldest first.
    ///
    /// # Errors
    /// As [`Self::platform_by_slug`].
    pub async fn platform_ids(&self) -> Result<Vec<PlatformId>> {
        let ids: Vec<String> = platform::Entity::find()
            .select_only()
            .column(platform::Column::Id)
            .order_by(platform::Column::Id, Order::Asc)
            .into_tuple()
            .all(&self.db.read)
            .await?;
        ids.iter()
            .map(|id| Decode("platform").id("id", id))
            .collect()
    }
}

impl SystemTx<'_> {
    /// Adds a platform.
    ///
    /// # Errors
    /// [`StoreError::Taken`] for `slug` or `component_appid`, [`StoreError::Db`].
    pub async fn insert_platform(&self, new: &NewPlatform) -> Result<()> {
        let id = new.id.as_str();
        let seal = |slot, secret| self.db.keys.seal(slot, id, secret);
        let row = platform::ActiveModel {
            id: Set(id.to_owned()),
            slug: Set(new.slug.clone()),
            name: Set(new.name.clone()),
            component_appid: Set(new.component_appid.clone()),
            appsecret: Set(seal(secrets::APPSECRET, &new.secrets.appsecret)?),
            token: Set(seal(secrets::TOKEN, &new.secrets.token)?),
            aes_key: Set(seal(secrets::AES_KEY, &new.secrets.aes_key)?),
            public_origin: Set(new.public_origin.clone()),
            offered: Set(new.offered.to_json()),
            created_at: Set(new.created_at.millis()),
            version: Set(0),
            arrived_at: Set(None),
        };
        if !unless_taken(&self.db.write, row, OnConflict::new()).await? {
            let field = match self.platform_by_slug(&new.slug).await? {
                Some(_) => "slug",
                None => "component_appid",
            };
            return Err(StoreError::Taken(field));
        }
        let state = component_state::ActiveModel {
            platform_id: Set(id.to_owned()),
            fence: Set(0),
            ..Default::default()
        };
        component_state::Entity::insert(state)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// Lets a person work on a platform. Once more changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Db`], also for a person or a platform that is not there.
    pub async fn add_membership(
        &self,
        platform: &PlatformId,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<()> {
        let row = membership::ActiveModel {
            platform_id: Set(platform.to_string()),
            person_id: Set(person.to_string()),
            role: Set(STAFF.to_owned()),
            created_at: Set(now.millis()),
            disabled_at: Set(None),
        };
        let key = [membership::Column::PlatformId, membership::Column::PersonId];
        unless_taken(&self.db.write, row, OnConflict::columns(key)).await?;
        Ok(())
    }
}

fn within_reach_of(person: &PersonId) -> Condition {
    let memberships = membership::Entity::find()
        .select_only()
        .column(membership::Column::PlatformId)
        .filter(membership::Column::PersonId.eq(person.as_str()))
        .filter(membership::Column::DisabledAt.is_null())
        .into_query();
    let ownership = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Id.eq(person.as_str()))
        .filter(person::Column::IsOwner.eq(true))
        .into_query();
    Condition::any()
        .add(platform::Column::Id.in_subquery(memberships))
        .add(Expr::exists(ownership))
}
