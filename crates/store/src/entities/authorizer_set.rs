//! Sets that authorizers grant, or lack.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "authorizer_set")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub platform_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub authorizer_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub set_id: i64,
    pub held: i64,
    pub granted_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
