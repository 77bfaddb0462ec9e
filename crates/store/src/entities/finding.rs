//! What a reconciliation found.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "finding")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub platform_id: String,
    pub reconciliation_id: String,
    pub kind: String,
    pub at: i64,
    pub appid: String,
    pub authorizer_id: Option<String>,
    pub added: Option<String>,
    pub removed: Option<String>,
    pub failure_kind: Option<String>,
    pub failure_errcode: Option<i64>,
    pub failure_rid: Option<String>,
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
