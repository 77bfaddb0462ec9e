//! People who are invited.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub platform_id: String,
    pub name: String,
    pub login: String,
    pub token: Option<Vec<u8>>,
    pub token_mac: String,
    pub created_at: i64,
    pub created_by: String,
    pub made_by_name: String,
    pub expires_at: i64,
    pub withdrawn_at: Option<i64>,
    pub accepted_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
