mod book;

use console::{
    AuthorizerDetail, AuthorizerRow, Ctx, LackView, ListChoices, Refusal, Rejected, SetAside,
    SnapshotView, TokenView,
};
use domain::{
    audit::Action,
    authorizer::Standing,
    catalogue,
    ids::{AuthorizerId, CustomerId},
    list::{AuthorizerFilter, Page},
    sets::SetIds,
};
use store::{SnapshotRow, StoreError};

use super::{Desk, customers::customer_ref};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    failure::explained,
};

/// How many customers the form offers, and how many snapshots the page shows.
const CHOICES: u64 = 200;
const SNAPSHOTS: u64 = 50;

impl Desk {
    pub(super) async fn list_authorizers(
        &self,
        filter: &AuthorizerFilter,
    ) -> Result<Page<AuthorizerRow>, StoreError> {
        Ok(self.rows().authorizers(filter).await?.map(authorizer_row))
    }

    pub(super) async fn read_list_choices(
        &self,
        customer: Option<&CustomerId>,
    ) -> Result<ListChoices, StoreError> {
        let customers = self.rows().customer_refs(CHOICES, customer).await?;
        Ok(ListChoices {
            customers: customers.into_iter().map(customer_ref).collect(),
            sets: self.platform.offered.clone(),
        })
    }

    pub(super) async fn read_authorizer(
        &self,
        id: &AuthorizerId,
    ) -> Result<AuthorizerDetail, StoreError> {
        let row = self.rows().authorizer(id).await?;
        let conflicts = self.rows().open_conflicts(id).await?;
        // One more than is shown: the oldest one shown has a difference too.
        let snapshots = self.rows().snapshots_of(id, SNAPSHOTS + 1).await?;
        let own = row.customer.as_ref().map(|customer| &customer.id);
        let customers = self.rows().customer_refs(CHOICES, own).await?;
        let set_aside = self.set_aside(&row).await?;
        let mut lacking: Vec<LackView> = conflicts
            .into_iter()
            .map(|conflict| LackView {
                id: conflict.id,
                set: conflict.set,
                lack: conflict.lack,
                since: conflict.opened_at,
                acknowledged: conflict.acknowledged.is_some(),
            })
            .collect();
        lacking.sort_by_key(|lack| (!catalogue::is_exclusive(lack.set), lack.set));
        Ok(AuthorizerDetail {
            alias: row.alias.clone(),
            account_status: row.account_status,
            verify_type: row.verify_type,
            granted: row.granted.clone(),
            lacking,
            snapshots: snapshot_views(snapshots),
            token: TokenView {
                expires_at: row.access_expires_at,
                failure: row.failure.clone().map(explained),
                failed_at: row.failed_at,
            },
            renewable: row.renewable,
            unauthorized_at: row.unauthorized_at,
            set_aside,
            customers: customers.into_iter().map(customer_ref).collect(),
            authorizer: authorizer_row(row),
        })
    }

    async fn set_aside(&self, row: &store::AuthorizerRow) -> Result<Option<SetAside>, StoreError> {
        let Some(attempt) = &row.set_aside_attempt_id else {
            return Ok(None);
        };
        let attempt = self.rows().attempt(attempt).await?;
        let link = self.rows().link(&attempt.link_id).await?;
        Ok(Some(SetAside {
            link: link.id,
            customer: customer_ref(link.customer),
            expected_appid: link.ask.biz_appid,
        }))
    }

    pub(super) async fn write_assignment(
        &self,
        ctx: &Ctx,
        id: &AuthorizerId,
        customer: &str,
    ) -> Result<(), Refusal> {
        let doing = "assigning an authorizer";
        let row = self
            .rows()
            .authorizer(id)
            .await
            .map_err(|error| refusal(ctx, doing, error))?;
        let checked = self
            .check_customer(customer)
            .await
            .map_err(|error| refusal(ctx, doing, error))?;
        let customer = checked.map_err(|problem| Rejected::field("customer", problem))?;
        let written = async {
            let tx = self.service.store().begin().await?;
            let rows = tx.platform(&self.platform.id);
            rows.assign(id, &customer.id, ctx.now).await?;
            let before = Facts::new()
                .with(
                    "customer",
                    row.customer.as_ref().map(|customer| customer.name.clone()),
                )
                .with("standing", row.standing.code());
            let after = Facts::new()
                .with("customer", customer.name.as_str())
                .with("standing", Standing::Assigned.code());
            let event =
                Event::new(ctx, Actor::of(ctx), Action::AssignAuthorizer).at(&self.platform.id);
            let event = event
                .on(Object::authorizer(id, name_of(&row)))
                .before(before)
                .after(after);
            tx.audit(event.done()).await?;
            tx.commit().await
        };
        written.await.map_err(|error| refusal(ctx, doing, error))
    }
}

/// What to call an authorizer: its name, or its AppID while WeChat has not told the name.
pub(crate) fn name_of(row: &store::AuthorizerRow) -> &str {
    if row.name.is_empty() {
        &row.appid
    } else {
        &row.name
    }
}

/// An authorizer as lists show it.
pub(super) fn authorizer_row(row: store::AuthorizerRow) -> AuthorizerRow {
    let granted = row.granted.len();
    AuthorizerRow {
        id: row.id,
        appid: row.appid,
        name: row.name,
        head_img: row.head_img,
        kind: row.kind,
        principal: row.principal,
        original_id: row.original_id,
        status: row.status,
        standing: row.standing,
        customer: row.customer.map(customer_ref),
        granted: i64::try_from(granted).unwrap_or(i64::MAX),
        lacking: row.lacking,
        lacking_exclusive: row.lacking_exclusive,
        granted_at: row.granted_at,
    }
}

/// The newest [`SNAPSHOTS`], each beside the one before it.
fn snapshot_views(rows: Vec<SnapshotRow>) -> Vec<SnapshotView> {
    let before: Vec<SetIds> = rows
        .iter()
        .skip(1)
        .map(|row| row.sets.clone())
        .chain([SetIds::default()])
        .collect();
    let views = rows
        .into_iter()
        .zip(before)
        .map(|(row, before)| SnapshotView {
            id: row.id,
            taken_at: row.taken_at,
            source: row.source,
            added: row.sets.minus(&before),
            removed: before.minus(&row.sets),
            sets: row.sets,
        });
    views
        .take(usize::try_from(SNAPSHOTS).unwrap_or(usize::MAX))
        .collect()
}
