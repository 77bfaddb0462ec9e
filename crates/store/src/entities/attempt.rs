//! Presses of links' buttons.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub platform_id: String,
    pub link_id: String,
    pub state_mac: String,
    pub pre_auth_code: Vec<u8>,
    pub pre_auth_mac: String,
    pub pre_auth_expires_at: i64,
    pub state: String,
    pub form: String,
    pub ip: Option<String>,
    pub created_at: i64,
    pub auth_code: Option<Vec<u8>>,
    pub code_expires_at: Option<i64>,
    pub returned_at: Option<i64>,
    pub via: Option<String>,
    pub event_time: Option<i64>,
    pub told_appid: Option<String>,
    pub lease_owner: Option<String>,
    pub lease_until: Option<i64>,
    pub fence: i64,
    pub tries: i64,
    pub next_try_at: Option<i64>,
    pub failure_kind: Option<String>,
    pub failure_errcode: Option<i64>,
    pub failure_rid: Option<String>,
    pub ended_at: Option<i64>,
    pub wrong_account: bool,
    pub authorizer_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {
    #[sea_orm(
        belongs_to = "super::authorizer::Entity",
        from = "Column::AuthorizerId",
        to = "super::authorizer::Column::Id"
    )]
    Authorizer,
}

impl Related<super::authorizer::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Authorizer.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
