//! Rehearsals of the release check.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rehearsal")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub platform_id: String,
    pub open_for: Option<String>,
    pub started_by: String,
    pub started_at: i64,
    pub posted_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub sheet: String,
    pub authorized_at: Option<i64>,
    pub queried_at: Option<i64>,
    pub revoked_at: Option<i64>,
    pub mini_authorized_at: Option<i64>,
    pub mini_queried_at: Option<i64>,
    pub mini_revoked_at: Option<i64>,
    pub next_try_at: i64,
    pub lease_owner: Option<String>,
    pub lease_until: Option<i64>,
    pub fence: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
