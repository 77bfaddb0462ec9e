//! Runs that compare the book with what WeChat says.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reconciliation")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub platform_id: String,
    pub state: String,
    pub phase: String,
    pub thorough: bool,
    pub started_at: i64,
    pub started_by: Option<String>,
    pub starter: String,
    pub ended_at: Option<i64>,
    pub list_offset: i64,
    pub total: Option<i64>,
    pub pass: i64,
    pub place: String,
    pub listed: i64,
    pub to_look: i64,
    pub looked: i64,
    pub tally: String,
    pub tries: i64,
    pub next_try_at: i64,
    pub failure_kind: Option<String>,
    pub failure_errcode: Option<i64>,
    pub failure_rid: Option<String>,
    pub lease_owner: Option<String>,
    pub lease_until: Option<i64>,
    pub fence: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
