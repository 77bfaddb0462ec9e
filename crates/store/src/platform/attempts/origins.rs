use domain::ids::AttemptId;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QuerySelect as _, RelationTrait as _,
};

use crate::{
    AttemptOrigin, CustomerName, PlatformStore, Result,
    decode::Decode,
    entities::{attempt, customer, link},
};

#[derive(FromQueryResult)]
struct Origin {
    attempt: String,
    link: String,
    biz_appid: Option<String>,
    customer: String,
    customer_name: String,
}

impl PlatformStore<'_> {
    /// By which links these attempts were made, in no order; ids of other platforms are left out.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn origins(&self, attempts: &[AttemptId]) -> Result<Vec<AttemptOrigin>> {
        if attempts.is_empty() {
            return Ok(Vec::new());
        }
        let links = attempt::Entity::belongs_to(link::Entity)
            .from(attempt::Column::LinkId)
            .to(link::Column::Id)
            .into();
        let rows = attempt::Entity::find()
            .select_only()
            .column_as(attempt::Column::Id, "attempt")
            .column_as(link::Column::Id, "link")
            .column_as(link::Column::BizAppid, "biz_appid")
            .column_as(customer::Column::Id, "customer")
            .column_as(customer::Column::Name, "customer_name")
            .join(JoinType::InnerJoin, links)
            .join(JoinType::InnerJoin, link::Relation::Customer.def())
            .filter(attempt::Column::PlatformId.eq(self.id.as_str()))
            .filter(attempt::Column::Id.is_in(attempts.iter().map(AttemptId::as_str)))
            .into_model::<Origin>()
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(origin).collect()
    }
}

fn origin(row: Origin) -> Result<AttemptOrigin> {
    Ok(AttemptOrigin {
        attempt: Decode("attempt").id("id", &row.attempt)?,
        link: Decode("link").id("id", &row.link)?,
        biz_appid: row.biz_appid,
        customer: CustomerName {
            id: Decode("customer").id("id", &row.customer)?,
            name: row.customer_name,
        },
    })
}
