//! Authorization links.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub platform_id: String,
    pub customer_id: String,
    pub token: Vec<u8>,
    pub token_mac: String,
    pub auth_type: i64,
    pub biz_appid: Option<String>,
    pub sets: String,
    pub note: String,
    pub stage: String,
    pub listed_as: String,
    pub max_grants: i64,
    pub grants: i64,
    pub presses: i64,
    pub opened_at: Option<i64>,
    pub expires_at: i64,
    pub revoked_at: Option<i64>,
    pub reissued_from: Option<String>,
    pub version: i64,
    pub created_at: i64,
    pub created_by: String,
    pub made_by_name: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    #[sea_orm(
        belongs_to = "super::customer::Entity",
        from = "Column::CustomerId",
        to = "super::customer::Column::Id"
    )]
    Customer,
}

impl Related<super::customer::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Customer.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
