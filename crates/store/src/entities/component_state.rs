//! Tickets and component tokens.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "component_state")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub platform_id: String,
    pub ticket: Option<Vec<u8>>,
    pub ticket_at: Option<i64>,
    pub token: Option<Vec<u8>>,
    pub token_expires_at: Option<i64>,
    pub lease_owner: Option<String>,
    pub lease_until: Option<i64>,
    pub fence: i64,
    pub failure_kind: Option<String>,
    pub failure_errcode: Option<i64>,
    pub failure_rid: Option<String>,
    pub failed_at: Option<i64>,
    pub asked_at: Option<i64>,
    pub asked_answer: Option<String>,
    pub asked_failure_kind: Option<String>,
    pub asked_failure_errcode: Option<i64>,
    pub asked_failure_rid: Option<String>,
    pub token_at: Option<i64>,
    pub retry_at: Option<i64>,
    pub renew_tries: i64,
    pub rest_until: Option<i64>,
    pub rests: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
