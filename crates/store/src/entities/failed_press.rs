//! Presses of links' buttons that led nowhere.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "failed_press")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub platform_id: String,
    pub link_id: String,
    pub form: String,
    pub first_at: i64,
    pub last_at: i64,
    pub times: i64,
    pub failure_kind: String,
    pub failure_errcode: Option<i64>,
    pub failure_rid: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
