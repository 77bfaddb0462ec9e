use std::collections::HashMap;

use console::{
    AskedCustomer, AuthorizerDetail, AuthorizerRow, LackView, ListChoices, SetAside, TokenView,
};
use domain::{
    catalogue,
    ids::{AttemptId, AuthorizerId, CustomerId},
    list::{AuthorizerFilter, COUNTED, Cursor, Page, TypedCustomer},
};
use store::{AttemptOrigin, StoreError};

use crate::{
    failure::is_unlisted,
    platform::{Desk, customers::customer_ref, options::option_views},
};

/// How many customers and tags a form offers; any other customer can be typed.
const CHOICES: u64 = 200;

impl Desk {
    pub(super) async fn list_authorizers(
        &self,
        filter: &AuthorizerFilter,
    ) -> Result<Page<AuthorizerRow>, StoreError> {
        let Page { rows, next } = self.rows().authorizers(filter).await?;
        let aside: Vec<AttemptId> = rows
            .iter()
            .filter_map(|row| row.set_aside_attempt_id.clone())
            .collect();
        let origins = self.origins(&aside).await?;
        let rows = self.tagged(rows, &origins).await?;
        Ok(Page { rows, next })
    }

    /// Authorizers as lists show them. `origins`: by which links those were made that were set aside, as far as they
    /// are to be told.
    pub(in crate::platform) async fn tagged(
        &self,
        rows: Vec<store::AuthorizerRow>,
        origins: &HashMap<AttemptId, AttemptOrigin>,
    ) -> Result<Vec<AuthorizerRow>, StoreError> {
        let ids: Vec<AuthorizerId> = rows.iter().map(|row| row.id.clone()).collect();
        let mut tags = self.rows().tags_of(&ids).await?;
        let rows = rows.into_iter().map(|row| {
            let tags = tags.remove(&row.id).unwrap_or_default();
            let set_aside = set_aside(&row, origins);
            authorizer_row(row, tags, set_aside)
        });
        Ok(rows.collect())
    }

    pub(super) async fn read_list_choices(
        &self,
        customer: Option<&CustomerId>,
        typed: Option<&TypedCustomer>,
    ) -> Result<ListChoices, StoreError> {
        let rows = self.rows();
        let asked = match typed {
            Some(typed) => Some(self.asked_customer(typed).await?),
            None => None,
        };
        let chosen = match &asked {
            Some(AskedCustomer::Is(found)) => Some(found),
            _ => customer,
        };
        let (customers, tags, waiting) = tokio::try_join!(
            rows.customer_refs(CHOICES, chosen),
            rows.tags(CHOICES),
            rows.waiting_count(COUNTED + 1),
        )?;
        Ok(ListChoices {
            asked,
            customers: customers.into_iter().map(customer_ref).collect(),
            sets: self.platform.offered.clone(),
            tags,
            waiting,
        })
    }

    pub(super) async fn read_authorizer(
        &self,
        id: &AuthorizerId,
        after: Option<&Cursor>,
    ) -> Result<AuthorizerDetail, StoreError> {
        let rows = self.rows();
        let row = rows.authorizer(id).await?;
        let (snapshots, older) = self.read_history(id, after).await?;
        let own = row.customer.as_ref().map(|customer| &customer.id);
        let (customers, conflicts, mut tags, known_tags, options) = tokio::try_join!(
            rows.customer_refs(CHOICES, own),
            rows.open_conflicts(id),
            rows.tags_of(std::slice::from_ref(id)),
            rows.tags(CHOICES),
            rows.options_of(id),
        )?;
        let aside: Vec<AttemptId> = row.set_aside_attempt_id.iter().cloned().collect();
        let set_aside = set_aside(&row, &self.origins(&aside).await?);
        let failures = options.iter().map(|option| option.failure.as_ref());
        let unlisted = failures.chain([row.failure.as_ref()]).any(is_unlisted);
        let explainer = self.explainer(unlisted).await?;
        Ok(AuthorizerDetail {
            alias: row.alias.clone(),
            account_status: row.account_status,
            verify_type: row.verify_type,
            granted: row.granted.clone(),
            lacking: lacking(conflicts),
            snapshots,
            older,
            token: TokenView {
                expires_at: row.access_expires_at,
                failure: row
                    .failure
                    .clone()
                    .map(|failure| explainer.explain(failure)),
                failed_at: row.failed_at,
            },
            renewable: row.renewable,
            unauthorized_at: row.unauthorized_at,
            suspected_at: row.suspected_at,
            options: option_views(options, &explainer),
            note: row.note.clone(),
            note_version: row.note_version,
            known_tags,
            customers: customers.into_iter().map(customer_ref).collect(),
            authorizer: authorizer_row(row, tags.remove(id).unwrap_or_default(), set_aside),
        })
    }

    /// By which links these attempts were made.
    pub(super) async fn origins(
        &self,
        attempts: &[AttemptId],
    ) -> Result<HashMap<AttemptId, AttemptOrigin>, StoreError> {
        let origins = self.rows().origins(attempts).await?;
        Ok(origins
            .into_iter()
            .map(|origin| (origin.attempt.clone(), origin))
            .collect())
    }
}

/// Why a grant was set aside; nothing for one that was not.
fn set_aside(
    row: &store::AuthorizerRow,
    origins: &HashMap<AttemptId, AttemptOrigin>,
) -> Option<SetAside> {
    let origin = origins.get(row.set_aside_attempt_id.as_ref()?)?.clone();
    Some(SetAside {
        link: origin.link,
        customer: customer_ref(origin.customer),
        expected_appid: origin.biz_appid,
    })
}

/// What is lacking, exclusive sets first.
fn lacking(conflicts: Vec<store::ConflictRow>) -> Vec<LackView> {
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
    lacking
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
fn authorizer_row(
    row: store::AuthorizerRow,
    tags: Vec<String>,
    set_aside: Option<SetAside>,
) -> AuthorizerRow {
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
        standing_version: row.standing_version,
        set_aside,
        tags,
    }
}
