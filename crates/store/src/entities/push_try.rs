//! Tries of pushes that did not do it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "push_try")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub push_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub node: Option<String>,
    pub began_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub outcome: String,
    pub failure: Option<String>,
    pub failure_errcode: Option<i64>,
    pub failure_rid: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
