//! Calls to WeChat, one by one.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wechat_call")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub platform_id: String,
    pub at: i64,
    pub api: String,
    pub appid: Option<String>,
    pub outcome: String,
    pub errcode: Option<i64>,
    pub rid: Option<String>,
    pub message: Option<String>,
    pub ip: Option<String>,
    pub took_ms: i64,
    pub node: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
