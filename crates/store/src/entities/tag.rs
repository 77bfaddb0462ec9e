//! Tags in use.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tag")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub platform_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub uses: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
