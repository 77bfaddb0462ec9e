//! Authorizers.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "authorizer")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub platform_id: String,
    pub appid: String,
    pub customer_id: Option<String>,
    pub status: String,
    pub standing: String,
    pub kind: Option<String>,
    pub name: String,
    pub head_img: Option<String>,
    pub original_id: String,
    pub alias: String,
    pub principal: String,
    pub verify_type: Option<i64>,
    pub service_type: Option<i64>,
    pub account_status: Option<i64>,
    pub qrcode_url: Option<String>,
    pub granted: String,
    pub expected: String,
    pub granted_count: i64,
    pub lacking: i64,
    pub lacking_exclusive: i64,
    pub granted_at: i64,
    pub grant_event_time: i64,
    pub unauthorized_at: Option<i64>,
    pub suspected_at: Option<i64>,
    pub looked_at: Option<i64>,
    pub listed_auth_time: Option<i64>,
    pub refresh_token: Option<Vec<u8>>,
    pub access_token: Option<Vec<u8>>,
    pub access_expires_at: Option<i64>,
    pub lease_owner: Option<String>,
    pub lease_until: Option<i64>,
    pub fence: i64,
    pub failure_kind: Option<String>,
    pub failure_errcode: Option<i64>,
    pub failure_rid: Option<String>,
    pub failed_at: Option<i64>,
    pub set_aside_attempt_id: Option<String>,
    pub created_at: i64,
    pub updated_at: i64,
    pub note: String,
    pub note_version: i64,
    pub standing_version: i64,
    pub access_at: Option<i64>,
    pub renew_at: i64,
    pub renew_tries: i64,
    pub renew_asked_at: Option<i64>,
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
