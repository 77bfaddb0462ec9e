//! The inbox of pushes.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "push")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub platform_id: String,
    pub digest: String,
    pub info_type: String,
    pub appid: Option<String>,
    pub create_time: Option<i64>,
    pub body: Vec<u8>,
    pub received_at: i64,
    pub state: String,
    pub tries: i64,
    pub next_try_at: i64,
    pub lease_owner: Option<String>,
    pub lease_until: Option<i64>,
    pub fence: i64,
    pub failure: Option<String>,
    pub done_at: Option<i64>,
    pub came_by: String,
    pub pair: Option<String>,
    pub event_at: i64,
    pub dies_at: Option<i64>,
    pub began_at: Option<i64>,
    pub outcome: Option<String>,
    pub failure_errcode: Option<i64>,
    pub failure_rid: Option<String>,
    pub attempt_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
