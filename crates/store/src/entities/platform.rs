//! Platforms.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "platform")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub slug: String,
    pub name: String,
    pub component_appid: String,
    pub appsecret: Vec<u8>,
    pub token: Vec<u8>,
    pub aes_key: Vec<u8>,
    pub public_origin: String,
    pub offered: String,
    pub created_at: i64,
    pub version: i64,
    pub arrived_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
