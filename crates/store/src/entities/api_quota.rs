//! What WeChat said is left of an API's quota.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_quota")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub platform_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub api: String,
    pub asked_at: i64,
    pub daily_limit: Option<i64>,
    pub used: Option<i64>,
    pub remain: Option<i64>,
    pub failure_kind: Option<String>,
    pub failure_errcode: Option<i64>,
    pub failure_rid: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
